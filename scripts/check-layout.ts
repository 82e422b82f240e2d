import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { judgeLayout, type SourceFile } from './layout/judge-layout.ts';
import { judgePromises } from './layout/promises.ts';

const root = new URL('..', import.meta.url);

/** Files that git knows or would add: build output and installed packages stay out. */
function filesOfTheHouse(): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter((path) => /\.(?:tsx?|md)$/.test(path) && existsSync(new URL(path, root)))
    .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));
}

const files = filesOfTheHouse();
const sentences = [...judgeLayout(files), ...judgePromises(files)];
for (const sentence of sentences) console.log(sentence);
if (sentences.length > 0) process.exitCode = 1;
