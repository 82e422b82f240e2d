import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../verifier/comptoir-verify.mjs', import.meta.url));

/** A stranger's folder: files that were handed over, and the program that verifies them, run as a process. */
export function strangersDesk() {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-stranger-'));
  const put = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  return {
    put,
    async verify(args: readonly string[], language = 'fr_FR.UTF-8') {
      const env = { PATH: process.env['PATH'], LC_ALL: language, TZ: 'UTC' };
      const child = spawn(process.execPath, [program, ...args], { env, cwd: folder });
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
      const code = await new Promise<number | null>((done) => child.once('close', done));
      return { code, out, err };
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}
