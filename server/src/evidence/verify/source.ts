import { accessSync, constants, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublicKey } from '@comptoir/shared/devices/enrolment';
import { type Database, openDatabase } from '../../database/connection.ts';
import { snapshotFile } from '../../database/snapshot-file.ts';
import { lockFolder } from '../../directory/folder-lock.ts';
import { openKeys } from '../../platform/keys.ts';

/** The data of a server that runs, of one that does not, or of a backup: always a copy, which `close` removes. */
export type Source = {
  db: Database;
  key: PublicKey;
  /** Whether a running server gave the copy. */
  running: boolean;
  /** A folder for what verification writes; gone with the copy. */
  folder: string;
  close(): Promise<void>;
};

/** There is nothing to verify here, or nobody who gives it. */
export class NoSource extends Error {
  readonly why: 'no-data' | 'busy';
  constructor(why: 'no-data' | 'busy') {
    super(why);
    this.why = why;
  }
}

/**
 * Copies the data of a folder without holding up the server that may run on it, and without writing to anything but the copy.
 *
 * @param of `socket`: where a server on this folder takes commands; null: no server can run on it (a backup)
 * @throws NoSource; whatever keeps the copy from being read (damage, a newer version)
 */
export async function openSource(of: { folder: string; socket: string | null }): Promise<Source> {
  const file = join(of.folder, 'comptoir.sqlite');
  const keys = join(of.folder, 'keys');
  if (!existsSync(file) || !existsSync(join(keys, 'receipt.jwk'))) throw new NoSource('no-data');
  const folder = mkdtempSync(join(roomyFolder(of.folder), 'verify-'));
  try {
    const copy = join(folder, 'copy.sqlite');
    const running = await copyTo(copy, { file, ...of });
    const db = await openDatabase(copy);
    const close = async (): Promise<void> => {
      await db.destroy();
      rmSync(folder, { recursive: true, force: true });
    };
    const { receipt } = await openKeys(keys, { mayMake: false });
    return { db, key: receipt.publicKey, running, folder, close };
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    throw cause;
  }
}

/** On the disk of the data where that may be written: the place for temporary files is often small. */
function roomyFolder(folder: string): string {
  try {
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    // A backup that may only be read is verified all the same.
    return tmpdir();
  }
}

async function copyTo(
  copy: string,
  { file, folder, socket }: { file: string; folder: string; socket: string | null },
): Promise<boolean> {
  const lock = socket === null ? undefined : lockFolder(folder);
  if (lock === null) {
    if (socket === null || !(await askForCopy(socket, copy))) throw new NoSource('busy');
    return true;
  }
  try {
    await snapshotFile(file, copy);
  } finally {
    lock?.release();
  }
  return false;
}

/** @returns false where the server took no command, or could not make the copy */
function askForCopy(socket: string, to: string): Promise<boolean> {
  return new Promise((done) => {
    const line = `${JSON.stringify({ command: 'snapshot', to })}\n`;
    const connection = connect(socket, () => connection.write(line));
    let text = '';
    connection.setEncoding('utf8');
    connection.on('data', (chunk: string) => {
      text += chunk;
      if (!text.includes('\n')) return;
      connection.end();
      done((JSON.parse(text) as { ok: boolean }).ok);
    });
    connection.once('error', () => done(false));
    connection.once('close', () => done(false));
  });
}
