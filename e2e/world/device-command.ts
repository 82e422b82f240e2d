import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `npm run device -- …`, spoken to the running server of that folder. Its words are returned. */
export async function deviceCommand(dataDir: string, ...words: string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(
    'npm',
    ['run', '--silent', 'device', '--', ...words],
    {
      cwd: root,
      env: { ...process.env, DATA_DIR: dataDir },
      shell: process.platform === 'win32',
    },
  );
  return stdout + stderr;
}
