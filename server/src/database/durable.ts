import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Waits until what was written to the file is on the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Waits until the names in the folder are on the disk: a file made or renamed there is found after a power cut. */
export function syncFolder(path: string): void {
  // Windows opens no folder, and writes its names down by itself.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
