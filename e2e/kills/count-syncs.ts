import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Counted = { syncs: number; why: '' } | { syncs: null; why: string };

/**
 * Counts the fsync and fdatasync calls of processes while `work` runs, with strace.
 *
 * @returns null and the reason in one line where strace or ptrace is not to be had
 */
export async function countSyncs(pids: number[], work: () => Promise<void>): Promise<Counted> {
  if (!ensureStrace()) {
    await work();
    return { syncs: null, why: 'not counted: strace is not here and could not be installed' };
  }
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-strace-'));
  const log = join(folder, 'calls');
  const tracer = spawn(
    'strace',
    ['-f', '-e', 'trace=fsync,fdatasync', '-o', log, ...pids.flatMap((pid) => ['-p', String(pid)])],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = once(tracer, 'exit');
  let said = '';
  tracer.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  try {
    const attached = await waitFor(() => /attached/.test(said) || tracer.exitCode !== null);
    if (!attached || tracer.exitCode !== null) {
      await work();
      return { syncs: null, why: `not counted: ptrace is not allowed here (${firstLine(said)})` };
    }
    await work();
    tracer.kill('SIGINT');
    await gone;
    const calls = readFileSync(log, 'utf8').split('\n');
    // A call that another thread interrupts is printed in two lines; the first has the name and the bracket.
    return { syncs: calls.filter((line) => /\b(fsync|fdatasync)\(/.test(line)).length, why: '' };
  } finally {
    if (tracer.exitCode === null && tracer.signalCode === null) tracer.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

async function waitFor(ready: () => boolean): Promise<boolean> {
  for (let turn = 0; turn < 400; turn++) {
    if (ready()) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return ready();
}

function ensureStrace(): boolean {
  const here = () => spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;
  if (here()) return true;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) return false;
  spawnSync('apt-get', ['update'], { stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'strace'], { stdio: 'ignore' });
  return here();
}
