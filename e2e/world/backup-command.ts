import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `npm run backup`, beside the running server of that folder, as whoever looks after the machine runs it. */
export function backupCommand(dataDir: string): Promise<{ code: number; said: string }> {
  return new Promise((done) => {
    execFile(
      'npm',
      ['run', '--silent', 'backup'],
      {
        cwd: root,
        env: { ...process.env, DATA_DIR: dataDir, LC_ALL: 'fr_FR.UTF-8' },
        shell: process.platform === 'win32',
      },
      (error, stdout, stderr) => done({ code: error === null ? 0 : 1, said: stdout + stderr }),
    );
  });
}
