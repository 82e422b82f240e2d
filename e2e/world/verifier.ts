import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Verdict = { code: number | null; out: string };

/** A stranger's desk: a folder with the verifier as the server hands it out, and nothing of Comptoir. */
export class Desk {
  private readonly folder = mkdtempSync(join(tmpdir(), 'comptoir-desk-'));
  private files = 0;

  /** @param address of the server, which is needed for this one download */
  static async furnish(address: string): Promise<Desk> {
    const desk = new Desk();
    const answer = await fetch(`${address}/api/evidence/verifier`);
    desk.put('comptoir-verify.mjs', await answer.text());
    return desk;
  }

  /** Runs the verifier on a file, as its own process. */
  async verify(content: string, args: string[] = []): Promise<Verdict> {
    this.files += 1;
    const file = this.put(`preuve-${this.files}.json`, content);
    const program = join(this.folder, 'comptoir-verify.mjs');
    const child = spawn(process.execPath, [program, file, ...args], {
      cwd: this.folder,
      env: { LANG: 'fr_FR.UTF-8' },
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, out };
  }

  put(name: string, content: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
