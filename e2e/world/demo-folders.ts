import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the workers of one run find what any of them has made. */
const place = 'COMPTOIR_DEMO_FOLDERS';

/** Playwright calls it once, before the first worker; what it returns is called after the last. */
export default function prepareDemoFolders(): () => void {
  const base = mkdtempSync(join(tmpdir(), 'comptoir-demo-'));
  process.env[place] = base;
  return () => rmSync(base, { recursive: true, force: true });
}

/**
 * Fills a folder with the demonstration as it stood when it had just been seeded. Seeding hashes two dozen PINs and
 * passwords: all stories of a run that begin at one moment copy what the first of them made.
 *
 * @param begins the moment, ms; else the machine's own time, whenever the first story came
 * @param seed starts a demonstration on an empty folder, ends it again in good order, and tells the last moment of its clock
 * @returns that last moment, ms: nothing in the folder is later
 */
export async function copyDemo(
  folder: string,
  begins: number | undefined,
  seed: (empty: string) => Promise<number>,
): Promise<number> {
  const base = process.env[place];
  if (base === undefined) throw new Error('no run has begun');
  const made = join(base, String(begins ?? 'today'));
  while (!existsSync(made)) {
    if (begun(`${made}.making`)) await make(made, seed);
    else await new Promise((resolve) => setTimeout(resolve, 100));
  }
  cpSync(join(made, 'data'), folder, { recursive: true });
  return Number(readFileSync(join(made, 'ended'), 'utf8'));
}

/** False: somebody else is at it. */
function begun(making: string): boolean {
  try {
    mkdirSync(making);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function make(made: string, seed: (empty: string) => Promise<number>): Promise<void> {
  const making = `${made}.making`;
  try {
    const data = join(making, 'data');
    mkdirSync(data);
    writeFileSync(join(making, 'ended'), String(await seed(data)));
    renameSync(making, made);
  } catch (error) {
    // Whoever waits for it tries it themselves.
    rmSync(making, { recursive: true, force: true });
    throw error;
  }
}
