import BetterSqlite from 'better-sqlite3';
import { openDatabase } from '@comptoir/server/database/connection';
import { verifyJournal } from '@comptoir/server/journal/verify';
import { countSyncs } from './count-syncs.ts';
import { RawTablet } from './raw-tablet.ts';
import type { Round } from './round.ts';
import { ServerProcess } from './server-process.ts';

/**
 * S01, I1: the server dies at a random moment of a push, again and again. Whatever it acknowledged before is in its
 * file exactly once, the file is whole, the chain holds, and what it had not acknowledged is taken when sent again.
 */
export async function killServers(rounds: number, told: (round: Round) => void): Promise<void> {
  const server = await ServerProcess.open();
  try {
    const tablet = new RawTablet(server.address);
    await tablet.enrol();
    for (let round = 1; round <= rounds; round++) {
      const title = `S01 server killed during pushes, round ${round}`;
      try {
        const before = tablet.acknowledged.size;
        await pushUntilKilled(server, tablet);
        await inspect(server, tablet);
        await server.start();
        tablet.forgetSession();
        const lost = tablet.waiting.length;
        await drain(tablet);
        const since = tablet.acknowledged.size - before;
        told({ title, failure: null, note: `${since} acknowledged, ${lost} sent again` });
      } catch (error) {
        told({ title, failure: String(error), note: '' });
        if (round < rounds) await restart(server, tablet);
      }
    }
    await restart(server, tablet);
    await server.kill();
    await inspect(server, tablet);
    await server.start();
    tablet.forgetSession();
    told(await syncsPerCommit(server, tablet));
  } finally {
    await server.discard();
  }
}

async function restart(server: ServerProcess, tablet: RawTablet): Promise<void> {
  await server.kill();
  await server.start();
  tablet.forgetSession();
}

async function pushUntilKilled(server: ServerProcess, tablet: RawTablet): Promise<void> {
  await tablet.push(0);
  const death = new Promise((resolve) => setTimeout(resolve, Math.random() * 400)).then(() =>
    server.kill(),
  );
  for (;;) {
    tablet.write(1 + Math.floor(Math.random() * 120));
    try {
      await tablet.push(1 + Math.floor(Math.random() * 200));
    } catch (error) {
      // The connection broke because the server was killed: that is the point. Otherwise it is a failure.
      await death;
      if (!(error instanceof TypeError)) throw error;
      return;
    }
  }
}

async function drain(tablet: RawTablet): Promise<void> {
  while (tablet.waiting.length > 0) await tablet.push(500);
}

/** What is really in the file, with no server around. */
async function inspect(server: ServerProcess, tablet: RawTablet): Promise<void> {
  const file = new BetterSqlite(server.file);
  try {
    const whole = file.pragma('integrity_check', { simple: true });
    if (whole !== 'ok') throw new Error(`integrity_check: ${String(whole)}`);
    const rows = file
      .prepare<[string], { seq: number; id: string; hash: string; position: number }>(
        'SELECT seq, id, hash, position FROM operation WHERE epoch = ? ORDER BY seq',
      )
      .all(tablet.epoch);
    const held = new Map(rows.map((row) => [row.seq, row]));
    if (held.size !== rows.length) throw new Error('an operation is there twice');
    for (const [seq, said] of tablet.acknowledged) {
      const row = held.get(seq);
      if (row?.hash !== said.hash || row.position !== said.position || row.id !== said.id) {
        throw new Error(`seq ${seq} was acknowledged at ${said.position} and is not there`);
      }
    }
  } finally {
    file.close();
  }
  const db = await openDatabase(server.file);
  try {
    const verified = await verifyJournal(db, tablet.organisation);
    if (!verified.ok) throw new Error(`the chain breaks: ${JSON.stringify(verified.refusal)}`);
  } finally {
    await db.destroy();
  }
}

/** S11: counted from outside, every commit reaches the disk. */
async function syncsPerCommit(server: ServerProcess, tablet: RawTablet): Promise<Round> {
  const title = 'S11 the server syncs its file at every commit';
  const commits = 20;
  await tablet.push(0);
  const counted = await countSyncs([server.pid], async () => {
    for (let commit = 0; commit < commits; commit++) {
      tablet.write(1);
      await tablet.push(1);
    }
  });
  if (counted.syncs === null) return { title, failure: null, note: counted.why };
  const enough = counted.syncs >= commits;
  const note = `${counted.syncs} syncs for ${commits} commits`;
  return { title, failure: enough ? null : note, note };
}
