import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder of a demonstration that has just been seeded. Seeding hashes two dozen PINs and passwords: stories of one
 * worker whose servers stand equally far from the machine's clock copy what the first of them made.
 */
export class DemoFolder {
  private made: Promise<string> | null = null;

  /** @param seed starts a demonstration on an empty folder and ends it again in good order */
  async copyTo(folder: string, seed: (empty: string) => Promise<void>): Promise<void> {
    this.made ??= makeFolder(seed);
    cpSync(await this.made, folder, { recursive: true });
  }
}

async function makeFolder(seed: (empty: string) => Promise<void>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-demo-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await seed(folder);
  return folder;
}
