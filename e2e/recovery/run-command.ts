import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endsWithUs } from '../world/leave-nothing.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const programs = {
  backup: 'server/src/database/backup/command.ts',
  restore: 'server/src/database/backup/restore-command.ts',
};

export type Ran = { code: number | null; out: string; err: string };

/** `npm run backup` or `npm run restore`, as a process of its own. */
export function runCommand(
  name: keyof typeof programs,
  args: string[],
  {
    environment = {},
    killAfter,
  }: { environment?: Record<string, string>; killAfter?: number } = {},
): Promise<Ran> {
  const child = endsWithUs(
    spawn(process.execPath, [programs[name], ...args], {
      cwd: root,
      env: { ...process.env, BASE_URL: '', LC_ALL: 'fr_FR.UTF-8', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
  const ran = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (ran.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (ran.err += chunk.toString()));
  if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((done) => child.once('close', (code) => done({ code, ...ran })));
}
