import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { openDatabase } from '@comptoir/server/database/connection';
import { inspectFile } from '@comptoir/server/database/backup/inspect-file';
import { databaseName } from '@comptoir/server/database/backup/manifest';
import { listBackups } from '@comptoir/server/database/backup/shelf';
import { compareRebuilt } from '@comptoir/server/journal/rebuild';
import { verifyJournal } from '@comptoir/server/journal/verify';
import { removeFolder, temporaryFolder } from '../world/leave-nothing.ts';
import type { RawTablet } from './raw-tablet.ts';

type Row = { seq: number; id: string; hash: string; position: number };

/** What is compared of a tablet: what it was told, and how much it wrote beyond that. */
export type Told = Pick<RawTablet, 'acknowledged' | 'epoch' | 'grant' | 'handedIn'> & {
  waiting: { length: number };
};

/**
 * I1: everything that a tablet was told is safe is in the file, once, as it was told, and nothing that it never wrote.
 *
 * @returns how many operations are there that the tablets were not told of
 * @throws with the first that is not so
 */
export function compareAcknowledged(file: string, tablets: readonly Told[]): number {
  const database = new BetterSqlite(file, { readonly: true });
  try {
    return tablets.map((tablet) => compareTablet(database, tablet)).reduce((a, b) => a + b, 0);
  } finally {
    database.close();
  }
}

function compareTablet(database: BetterSqlite.Database, tablet: Told): number {
  const { organisation, device } = tablet.grant;
  const rows = database
    .prepare<[string, string, string], Row>(
      `SELECT seq, id, hash, position FROM operation
       WHERE organisation = ? AND device = ? AND epoch = ? ORDER BY seq`,
    )
    .iterate(organisation, device, tablet.epoch);
  let count = 0;
  for (const row of rows) {
    count++;
    if (row.seq !== count) throw new Error(`seq ${count} of ${device} is missing or there twice`);
    const said = tablet.acknowledged.get(row.seq);
    if (!said) continue;
    if (row.hash !== said.hash || row.position !== said.position || row.id !== said.id) {
      throw new Error(`seq ${row.seq} of ${device} is not what was acknowledged`);
    }
  }
  const beyond = count - tablet.acknowledged.size;
  if (beyond < 0) {
    throw new Error(`${-beyond} acknowledged operations of ${device} are lost, from ${count + 1}`);
  }
  if (beyond > tablet.waiting.length + tablet.handedIn.length)
    throw new Error(`${device} has operations that it never wrote`);
  const kept = database.prepare<[Record<string, string>], object>(
    `SELECT 1 FROM quarantine WHERE organisation = @organisation AND device = @device AND hash = @hash
     UNION ALL
     SELECT 1 FROM operation WHERE organisation = @organisation AND device = @device AND hash = @hash`,
  );
  for (const hash of tablet.handedIn) {
    if (!kept.get({ organisation, device, hash }))
      throw new Error(`${hash} was handed in and is gone`);
  }
  return beyond;
}

/** @throws when the file is not whole */
export function checkIntegrity(file: string): void {
  const database = new BetterSqlite(file, { readonly: true });
  try {
    const whole = database.pragma('integrity_check', { simple: true });
    if (whole !== 'ok') throw new Error(`integrity_check: ${String(whole)}`);
    const broken = database.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`foreign_key_check: ${JSON.stringify(broken[0])}`);
  } finally {
    database.close();
  }
}

/**
 * What stands under the name of a backup is one, whenever the server died.
 *
 * @returns how many there are
 * @throws when the newest of them is not what its manifest says
 */
export function checkBackups(dataDir: string): number {
  const backups = listBackups(join(dataDir, 'backups'));
  const [newest] = backups;
  if (!newest) return 0;
  const { folder, manifest } = newest;
  const file = manifest.files.find(({ name }) => name === databaseName);
  const found = inspectFile(join(folder, databaseName), manifest.organisations);
  if (found.whole !== 'ok') throw new Error(`the backup ${folder}: ${found.whole}`);
  if (found.sha256 !== file?.sha256) throw new Error(`the backup ${folder} is another file`);
  return backups.length;
}

/**
 * Walks the journal of a copy, so that the server's own recovery stays the server's; `rebuild` compares every projected
 * row as well.
 *
 * @returns positions of the journal
 */
export async function verifyCopy(
  file: string,
  organisation: string,
  rebuild: boolean,
): Promise<number> {
  const folder = temporaryFolder('comptoir-verified-');
  const copy = join(folder, 'comptoir.sqlite');
  for (const part of ['', '-wal']) {
    if (existsSync(file + part)) copyFileSync(file + part, copy + part);
  }
  const db = await openDatabase(copy);
  try {
    const verified = await verifyJournal(db, organisation);
    if (!verified.ok) throw new Error(`the chain breaks: ${JSON.stringify(verified.refusal)}`);
    const rebuilt = rebuild ? await compareRebuilt(db, organisation) : null;
    if (rebuilt && !rebuilt.ok) {
      throw new Error(`a row is not what the journal says: ${JSON.stringify(rebuilt.refusal)}`);
    }
    return verified.value.positions;
  } finally {
    await db.destroy();
    removeFolder(folder);
  }
}

/** How many signed checkpoints lie in the file. */
export function checkpointsIn(file: string): number {
  const database = new BetterSqlite(file, { readonly: true });
  try {
    const row = database
      .prepare<[], { count: number }>('SELECT count(*) AS count FROM checkpoint')
      .get();
    return row?.count ?? 0;
  } finally {
    database.close();
  }
}

/** Half a checkpoint is none, and the next look makes a whole one. */
export async function untilAttested(file: string): Promise<void> {
  const until = performance.now() + 120_000;
  while (checkpointsIn(file) === 0) {
    if (performance.now() > until) throw new Error('the day was not attested after the kill');
    await new Promise((next) => setTimeout(next, 20));
  }
}
