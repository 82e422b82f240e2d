import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreWorld, day, hour, minute } from '../../testing/store-world.ts';
import { type BackupOptions, type Backups, openBackups } from './backups.ts';
import { hashFile } from './inspect-file.ts';
import { readBackup } from './manifest.ts';
import { listBackups } from './shelf.ts';

let world: StoreWorld;
let backupDir: string;
let open: Backups[];

beforeEach(async () => {
  world = await StoreWorld.open();
  backupDir = join(world.folder, 'backups');
  open = [];
});
afterEach(async () => {
  for (const backups of open) await backups.stop();
  await world.close();
});

async function backupsOf(options: Partial<BackupOptions> = {}): Promise<Backups> {
  const every = (24 * hour) / minute;
  const given = {
    dataDir: world.folder,
    backupDir,
    every,
    keep: 3,
    elsewhere: () => true,
    ...options,
  };
  const backups = await openBackups(world.deps, given);
  open.push(backups);
  return backups;
}

const endOf = () =>
  world.deps.db
    .selectFrom('journal_head')
    .select(['position', 'chain'])
    .where('organisation', '=', world.scope.organisation)
    .executeTakeFirstOrThrow();
const oneMore = () => world.addPerson(world.newId(), 'employee');
const names = () => readdirSync(backupDir).sort();

describe('a backup', () => {
  it('RECOV-1 RECOV-2 is the database, the keys and what it says of itself, for the server’s user alone', async () => {
    const backups = await backupsOf();
    const { folder, manifest } = await backups.take();
    expect(names()).toEqual(['2026-11-02T09-00-00.000Z']);
    expect(readdirSync(folder).sort()).toEqual(['comptoir.sqlite', 'keys', 'manifest.json']);
    expect(manifest).toMatchObject({ madeAt: world.clock.now(), reason: 'asked' });
    const { organisation } = world.scope;
    expect(manifest.organisations).toEqual([{ organisation, ...(await endOf()) }]);
    const keys = ['pepper.key', 'pin.key', 'receipt.jwk', 'seal.jwk', 'vapid.jwk'];
    expect(readdirSync(join(folder, 'keys')).sort()).toEqual(keys);
    for (const { name, sha256 } of manifest.files) {
      expect(hashFile(join(folder, name)).sha256).toBe(sha256);
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
    for (const key of keys) {
      const [copy, original] = [folder, world.folder].map((one) => join(one, 'keys', key));
      expect(readFileSync(copy ?? '')).toEqual(readFileSync(original ?? ''));
    }
    for (const one of [folder, join(folder, 'keys')])
      expect(statSync(one).mode & 0o777).toBe(0o700);
    const copy = new BetterSqlite(join(folder, 'comptoir.sqlite'), { readonly: true });
    expect(copy.prepare('select count(*) as n from operation').get()).toEqual({
      n: manifest.organisations[0]?.position,
    });
    copy.close();
  });

  it('RECOV-2 stands under its name only once the copy was verified; what failed is gone, and the one before stays', async () => {
    const backups = await backupsOf();
    await backups.take();
    const before = names();
    world.clock.advance(minute);
    // A journal that lost a line: the copy is whole for SQLite, and not for its own counter.
    const { db } = world.deps;
    const { position } = await endOf();
    await db
      .updateTable('journal_head')
      .set({ position: position + 1 })
      .execute();
    await expect(backups.take()).rejects.toThrow('not whole');
    expect(names()).toEqual(before);
    expect(backups.status()).toMatchObject({ failed: { why: 'failed', at: world.clock.now() } });
    await db.updateTable('journal_head').set({ position }).execute();
    await backups.take();
    expect(backups.status()).toMatchObject({ failed: null, last: world.clock.now() });
  });

  it('RECOV-2 is no backup any more where a file of it is missing or cut', async () => {
    const { folder } = await (await backupsOf()).take();
    expect(readBackup(folder)).not.toBeNull();
    truncateSync(join(folder, 'comptoir.sqlite'), 4096);
    expect(readBackup(folder)).toBeNull();
    expect(listBackups(backupDir)).toEqual([]);
  });

  it('RECOV-2 what an attempt left that was cut off is swept away by the next', async () => {
    const backups = await backupsOf();
    const left = join(backupDir, '.2026-11-01T09-00-00.000Z.part');
    mkdirSync(join(left, 'keys'), { recursive: true });
    writeFileSync(join(backupDir, 'notes.txt'), 'not ours');
    await backups.take();
    expect(names()).toEqual(['2026-11-02T09-00-00.000Z', 'notes.txt']);
  });

  it('RECOV-5 goes to another folder when asked, and nothing is rotated there', async () => {
    const backups = await backupsOf({ keep: 1 });
    const to = join(world.folder, 'stick');
    await backups.take(to);
    world.clock.advance(minute);
    await backups.take(to);
    expect(listBackups(to)).toHaveLength(2);
    expect(existsSync(backupDir)).toBe(false);
  });
});

describe('the schedule of backups', () => {
  it('RECOV-3 takes one a day, and at once where the last is older, is from the future, or there is none', async () => {
    const backups = await backupsOf();
    const made: number[] = [];
    for (const wait of [0, hour, 22 * hour, hour, 5 * day]) {
      world.clock.advance(wait);
      await backups.look();
      made.push(listBackups(backupDir).length);
    }
    expect(made).toEqual([1, 1, 1, 2, 3]);
    // The clock was wrong by a year when the last one was taken.
    world.clock.advance(-365 * day);
    await backups.look();
    expect(backups.status().last).toBe(world.clock.now());
  });

  it('RECOV-3 takes none of an empty server, and none where it is switched off', async () => {
    const off = await backupsOf({ every: 0 });
    await off.look();
    expect(existsSync(backupDir)).toBe(false);
    expect(off.safe(world.scope.organisation)).toBeNull();
  });

  it('RECOV-3 tries again a quarter of an hour after a failure, and says so until it worked', async () => {
    writeFileSync(backupDir, 'a file where the folder should be');
    const backups = await backupsOf();
    await backups.look();
    expect(backups.status()).toMatchObject({
      last: null,
      failed: { at: world.clock.now(), why: 'folder' },
    });
    rmSync(backupDir);
    world.clock.advance(14 * minute);
    await backups.look();
    expect(existsSync(backupDir)).toBe(false);
    world.clock.advance(minute);
    await backups.look();
    expect(backups.status()).toMatchObject({ last: world.clock.now(), failed: null });
  });

  it('RECOV-4 keeps the newest, those of other servers, and whatever is no complete backup', async () => {
    const backups = await backupsOf();
    const { folder: first } = await backups.take();
    const strange = join(backupDir, '2020-01-01T00-00-00.000Z');
    mkdirSync(strange);
    const other = await StoreWorld.open();
    const theirs = await openBackups(other.deps, {
      dataDir: other.folder,
      backupDir,
      every: 0,
      keep: 1,
    });
    other.clock.advance(-day);
    const { folder: ofOther } = await theirs.take();
    await other.close();
    for (let count = 0; count < 4; count++) {
      world.clock.advance(day);
      await backups.look();
    }
    const left = [strange, ofOther].map((one) => one.slice(backupDir.length + 1));
    expect(names().slice(0, 2)).toEqual(left);
    expect(names()).toHaveLength(5);
    expect(existsSync(first)).toBe(false);
    // A clock that went back makes the newest one look oldest.
    world.clock.advance(-30 * day);
    const { folder: last } = await backups.take();
    expect(existsSync(last)).toBe(true);
  });
});

describe('what a tablet may forget', () => {
  const safe = (backups: Backups) => backups.safe(world.scope.organisation);

  it('SYNC-14 RECOV-6 is what a verified backup on another disk holds', async () => {
    const backups = await backupsOf();
    expect(safe(backups)).toBe(0);
    await backups.look();
    const { position } = await endOf();
    expect(safe(backups)).toBe(position);
    await oneMore();
    expect(safe(backups)).toBe(position);
    expect(safe(await backupsOf())).toBe(position);
    expect((await backupsOf()).safe(world.newId())).toBe(0);
    // On the disk of the data, that disk would take both.
    expect(safe(await backupsOf({ elsewhere: () => false }))).toBeNull();
  });

  it('SYNC-14 RECOV-6 is nothing any more once the disk of the backups was taken out, until it is back', async () => {
    let isThere = true;
    const backups = await backupsOf({ elsewhere: () => isThere });
    const { organisation } = world.scope;
    await backups.take();
    const { position } = await endOf();
    expect(backups.safe(organisation)).toBe(position);
    // Its mount point is a folder of the disk of the data now, and takes the next backup.
    isThere = false;
    const disk = `${backupDir}-disk`;
    renameSync(backupDir, disk);
    await oneMore();
    world.clock.advance(day);
    await backups.look();
    expect(names()).toHaveLength(1);
    expect([backups.safe(organisation), backups.status().sameDisk]).toEqual([null, true]);
    isThere = true;
    rmSync(backupDir, { recursive: true });
    renameSync(disk, backupDir);
    world.clock.advance(-hour);
    await backups.look();
    expect([backups.safe(organisation), backups.status().sameDisk]).toEqual([position, false]);
  });

  it('SYNC-14 RECOV-6 is nothing of a backup whose journal is not this one any more', async () => {
    const older = await (await backupsOf()).take();
    await oneMore();
    world.clock.advance(day);
    await (await backupsOf()).take();
    const { db } = world.deps;
    const kept = older.manifest.organisations[0];
    if (!kept) throw new Error('a backup holds the organisation');
    // What a restore of the older one leaves: a shorter journal, that goes on differently.
    await db.updateTable('journal_head').set(kept).execute();
    for (const trigger of ['operation_no_delete', 'operation_no_update']) {
      new BetterSqlite(join(world.folder, 'comptoir.sqlite'))
        .exec(`drop trigger ${trigger}`)
        .close();
    }
    for (const table of ['operation', 'journal_entry'] as const) {
      await db.deleteFrom(table).where('position', '>', kept.position).execute();
    }
    const backups = await backupsOf();
    expect(safe(backups)).toBe(kept.position);
    await oneMore();
    await oneMore();
    expect(safe(await backupsOf())).toBe(kept.position);
    expect((await backupsOf()).status().last).toBe(older.manifest.madeAt);
  });

  it('RECOV-6 is looked up again where somebody took a backup away', async () => {
    const backups = await backupsOf();
    await backups.take();
    expect(safe(backups)).toBeGreaterThan(0);
    rmSync(backupDir, { recursive: true });
    world.clock.advance(minute);
    await backups.look();
    expect(listBackups(backupDir)).toHaveLength(1);
  });
});
