import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkIntegrity, compareAcknowledged, verifyCopy } from '../kills/held-by-server.ts';
import { commanded, localCommand } from '../kills/local-command.ts';
import { RawTablet } from '../kills/raw-tablet.ts';
import { ServerProcess } from '../kills/server-process.ts';
import { type StagedHouse, stageHouse } from '../kills/staged-house.ts';
import { seededChance } from '../simulation/chance.ts';
import { Hands } from '../soak/acts.ts';
import { removeFolder, temporaryFolder } from '../world/leave-nothing.ts';
import { runCommand } from './run-command.ts';

let house: StagedHouse;
let server: ServerProcess;
let backupDir: string;

beforeEach(async () => {
  house = await stageHouse(1, 6);
  backupDir = temporaryFolder('comptoir-elsewhere-');
  server = await ServerProcess.prepare({
    program: 'house',
    dataDir: house.copy(),
    environment: { BACKUP_DIR: backupDir, BACKUP_EVERY: '0', LC_ALL: 'fr_FR.UTF-8' },
  });
  await server.start();
});
afterEach(async () => {
  await server.discard();
  removeFolder(backupDir);
  house.remove();
});

async function enrolled(count: number): Promise<RawTablet[]> {
  const establishment = house.stores[0]!.establishment;
  const approve = async (shown: { userCode: string; fingerprint: string }) => {
    const asked = { command: 'approve', establishment, replaces: null, ...shown } as const;
    await commanded(server.dataDir, asked);
  };
  const tablets = Array.from(
    { length: count },
    () => new RawTablet(server.address, { approve, keeps: true }),
  );
  for (const tablet of tablets) await tablet.enrol();
  return tablets;
}

const drain = async (tablet: RawTablet) => {
  do await tablet.push(500);
  while (tablet.waiting.length > 0);
};
const acknowledgedOf = (tablets: RawTablet[]) =>
  tablets.map(({ acknowledged }) => acknowledged.size);

/** Acts and sends until it is told to stop. */
async function work(tablet: RawTablet, hands: Hands, go: () => boolean): Promise<void> {
  while (go()) {
    for (let act = 0; act < 12; act++) hands.act((one) => tablet.record(one));
    await tablet.push(100);
  }
}

/** How many operations of each tablet a database file holds. */
function heldIn(file: string, tablets: RawTablet[]): number[] {
  const database = new BetterSqlite(file, { readonly: true });
  const count = database.prepare<[string], { rows: number }>(
    'select count(*) as rows from operation where epoch = ?',
  );
  const rows = tablets.map(({ epoch }) => count.get(epoch)?.rows ?? 0);
  database.close();
  return rows;
}

describe('the drill', () => {
  it('O3 S09 S22 RECOV-11 a server that is lost comes back from a backup taken under load: everything that it acknowledged is back, once', async () => {
    const tablets = await enrolled(4);
    const hands = tablets.map((_, at) => new Hands(house.stores[0]!, seededChance(at)));
    let working = true;
    const busy = Promise.all(tablets.map((one, at) => work(one, hands[at]!, () => working)));
    await expect
      .poll(() => acknowledgedOf(tablets).every((one) => one > 60), { timeout: 600_000 })
      .toBe(true);

    const before = acknowledgedOf(tablets);
    const answer = (await commanded(server.dataDir, { command: 'backup', to: null })) as {
      backup: { folder: string };
    };
    const { folder } = answer.backup;
    const copy = join(folder, 'comptoir.sqlite');
    checkIntegrity(copy);
    const inBackup = heldIn(copy, tablets);
    inBackup.forEach((held, at) => expect(held).toBeGreaterThanOrEqual(before[at]!));

    // Life goes on behind the backup, until the disk is gone.
    await expect
      .poll(() => acknowledgedOf(tablets).every((one, at) => one > inBackup[at]! + 40), {
        timeout: 600_000,
      })
      .toBe(true);
    working = false;
    await busy;
    await server.kill();
    const lost = acknowledgedOf(tablets).map((one, at) => one - inBackup[at]!);
    rmSync(server.dataDir, { recursive: true });

    const restored = await runCommand('restore', [folder, '--data', server.dataDir]);
    expect([restored.err, restored.code]).toEqual(['', 0]);
    for (const { grant } of tablets) expect(restored.out).toContain(grant.device);
    await server.start();
    for (const tablet of tablets) tablet.forgetSession();
    // The first contact tells each tablet how far the server went back.
    await Promise.all(tablets.map((tablet) => tablet.push(0)));
    expect(tablets.map(({ waiting }) => waiting.length)).toEqual(lost);
    await Promise.all(tablets.map(drain));

    await server.kill();
    expect(compareAcknowledged(server.file, tablets)).toBe(0);
    checkIntegrity(server.file);
    await verifyCopy(server.file, house.organisation, true);
    expect(acknowledgedOf(tablets)).toEqual(inBackup.map((held, at) => held + lost[at]!));
  });

  it('O3 S09 a tablet that read further than the restored server has gone is brought back, page by page', async () => {
    const [writer, reader] = (await enrolled(2)) as [RawTablet, RawTablet];
    const hands = new Hands(house.stores[0]!, seededChance(7));
    const act = async (count: number) => {
      for (let one = 0; one < count; one++) hands.act((done) => writer.record(done));
      await drain(writer);
    };
    await act(40);
    await commanded(server.dataDir, { command: 'backup', to: null });
    await act(40);
    const seen = new Set(await punchesRead(reader));
    await server.kill();
    const [name] = readdirSync(backupDir);
    const ran = await runCommand('restore', [join(backupDir, name!), '--data', server.dataDir]);
    expect(ran.code).toBe(0);
    await server.start();
    for (const tablet of [writer, reader]) tablet.forgetSession();
    const answer = await reader.push(0);
    expect(answer.resync).not.toBeNull();
    expect(answer.more).toBe(true);
    await writer.push(0);
    await drain(writer);
    const again = new Set(await punchesRead(reader));
    expect(again.size).toBeGreaterThan(20);
    expect(again).toEqual(seen);
  });
});

describe('npm run backup and npm run restore', () => {
  it('RECOV-5 RECOV-8 a backup is taken of a running server and of one that stands still; a restore waits until none runs', async () => {
    const environment = { DATA_DIR: server.dataDir, BACKUP_DIR: backupDir };
    const running = await runCommand('backup', [], { environment });
    expect([running.code, running.err]).toEqual([0, '']);
    expect(running.out).toMatch(
      /^Sauvegarde faite et vérifiée : .*Z \([\d,]+ Mo, base et clés\)\.\n$/,
    );
    const [name] = readdirSync(backupDir);
    const folder = join(backupDir, name!);
    const refused = await runCommand('restore', [folder], { environment });
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain('Arrêtez-le d’abord');

    await server.stop();
    const to = join(backupDir, 'stick');
    const still = await runCommand('backup', ['--to', to], { environment });
    expect([still.code, still.err, readdirSync(to).length]).toEqual([0, '', 1]);
    const english = { environment: { ...environment, LC_ALL: 'en_GB.UTF-8' } };
    const restored = await runCommand('restore', [folder], english);
    expect([restored.code, restored.err]).toEqual([0, '']);
    expect(restored.out).toContain('tablets send again by themselves');
    await server.start();
  });

  it('RECOV-5 each says in one line what it cannot do', async () => {
    const nowhere = join(backupDir, 'nothing');
    const runs = [
      runCommand('backup', [], { environment: { DATA_DIR: nowhere } }),
      runCommand('backup', ['--into', 'x'], { environment: { DATA_DIR: server.dataDir } }),
      runCommand('restore', [], { environment: { DATA_DIR: nowhere } }),
      runCommand('restore', [nowhere], { environment: { DATA_DIR: nowhere } }),
      // A file stands where the backup would go.
      runCommand('backup', ['--to', server.file], { environment: { DATA_DIR: server.dataDir } }),
    ];
    for (const { code, out, err } of await Promise.all(runs)) {
      expect([code, out, err.trimEnd().split('\n')]).toEqual([1, '', [expect.any(String)]]);
    }
    expect(await localCommand(server.dataDir, { command: 'list' })).toMatchObject({ ok: true });
  });

  it('RECOV-10 killed at any moment, a restore leaves a folder on which a server starts, with all of the old or all of the new', async () => {
    const [tablet] = (await enrolled(1)) as [RawTablet];
    tablet.write(5);
    await drain(tablet);
    await commanded(server.dataDir, { command: 'backup', to: null });
    const [name] = readdirSync(backupDir);
    const folder = join(backupDir, name!);
    tablet.write(7);
    await drain(tablet);
    await server.kill();
    const ends = new Set<number>();
    for (let round = 0; round < 5; round++) {
      const killAfter = 250 + Math.random() * 500;
      await runCommand('restore', [folder, '--data', server.dataDir], { killAfter });
      await server.start();
      const { last } = await fetchEnd(tablet);
      ends.add(last);
      await drain(tablet);
      expect(tablet.acknowledged.size).toBe(12);
      await server.kill();
      checkIntegrity(server.file);
      expect(existsSync(join(server.dataDir, 'keys', 'receipt.jwk'))).toBe(true);
    }
    expect([5, 12]).toEqual(expect.arrayContaining([...ends]));
  });
});

/** Reads the feed to its end. @returns the punches that were in it */
async function punchesRead(tablet: RawTablet): Promise<string[]> {
  const keys: string[] = [];
  let page;
  do {
    page = await tablet.push(0);
    for (const { room, key, row } of page.changes) if (room === 'punches' && row) keys.push(key);
  } while (page.more);
  return keys;
}

/** Where the server says that the tablet's chain ends. */
async function fetchEnd(tablet: RawTablet): Promise<{ last: number }> {
  tablet.forgetSession();
  const { last } = await tablet.push(0);
  return { last: last.seq };
}
