import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endsWithUs } from '../world/leave-nothing.ts';
import type { FromCrowd, ToCrowd } from './crowd-messages.ts';

const program = fileURLToPath(new URL('crowd-process.ts', import.meta.url));

/** A process of tablets, as the soak holds it. */
export class Crowd {
  readonly #child: ChildProcess = endsWithUs(fork(program, { serialization: 'advanced' }));

  tell(told: ToCrowd): void {
    this.#child.send(told);
  }

  /** Waits for what it says of that name. @throws when the process ends instead */
  async hear<S extends FromCrowd['say']>(say: S): Promise<FromCrowd & { say: S }> {
    return await new Promise((resolve, reject) => {
      const ended = (code: number | null): void =>
        reject(new Error(`the tablets' process ended with ${String(code)}`));
      const heard = (message: FromCrowd): void => {
        if (message.say !== say) return;
        this.#child.off('message', heard);
        this.#child.off('exit', ended);
        resolve(message as FromCrowd & { say: S });
      };
      this.#child.on('message', heard);
      this.#child.once('exit', ended);
    });
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }
}
