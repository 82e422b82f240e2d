import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endsWithUs } from '../world/leave-nothing.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * `npm run verify` on a folder, whether a server runs there or not.
 *
 * @returns what it says
 * @throws with its sentence when something is not as it was written
 */
export async function verifyByCommand(dataDir: string): Promise<string> {
  const child = endsWithUs(
    spawn(process.execPath, ['server/src/verify.ts', '--data', dataDir], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
  let said = '';
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) throw new Error(`npm run verify: ${said.trim()}`);
  return said.trim();
}
