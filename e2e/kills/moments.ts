import { statSync } from 'node:fs';
import { connect } from 'node:net';
import BetterSqlite from 'better-sqlite3';
import { localCommand } from './local-command.ts';
import type { RawTablet } from './raw-tablet.ts';
import type { ServerProcess } from './server-process.ts';

/**
 * Where in its work the server dies. `pushes`: anywhere while three tablets send. `commit`: as soon as the log of its
 * database moves, so mostly between a commit and its answer. `answer`: in the instant in which a tablet is told that
 * something is safe. `fold`: as SQLite folds its log into the file, mostly in the middle of it. `attest`: while it hashes and signs
 * the checkpoint of the day. `start`: while it starts on a folder that has data. `birth`: while it starts on an empty one, makes
 * its keys and its tables. `update`: while it starts on the data of an earlier version. `backup`: while it copies itself under that load.
 */
export type Moment =
  'pushes' | 'commit' | 'answer' | 'fold' | 'attest' | 'backup' | 'start' | 'birth' | 'update';

/** Ms that a server at work may write nothing. */
const patience = 120_000;

/** Ms after which the look that makes the day's checkpoint is over, on the small folders of these rounds. */
const usualLook = 2_000;

export const words: Record<Moment, string> = {
  pushes: 'during pushes',
  commit: 'as its log moved',
  answer: 'in the instant of an answer',
  fold: 'as its log is folded into the file',
  attest: 'while it attests the day',
  backup: 'during a backup',
  start: 'while starting',
  birth: 'during its first start',
  update: 'while it updates the data of an earlier version',
};

/** Which moment each round takes: every ten rounds hold all of them. */
const order: readonly Moment[] = [
  'pushes',
  'commit',
  'answer',
  'backup',
  'start',
  'fold',
  'commit',
  'birth',
  'update',
  'attest',
];

export function momentOf(round: number): Moment {
  return order[(round - 1) % order.length]!;
}

/** Kills it while it works. @returns once it is dead and every tablet knows */
export async function killAtWork(
  moment: 'pushes' | 'commit' | 'answer' | 'fold' | 'backup',
  server: ServerProcess,
  tablets: readonly RawTablet[],
): Promise<void> {
  // Sessions are open already: what is killed is a push.
  await Promise.all(tablets.map((tablet) => tablet.push(0)));
  const death: { of: Promise<void> | null } = { of: null };
  const kill = (): Promise<void> => (death.of ??= server.kill());
  const pushing = tablets.map((tablet) =>
    pushUntilDeath(
      tablet,
      () => death.of,
      () => moment === 'answer' && Math.random() < 0.4 && void kill(),
    ),
  );
  if (moment === 'pushes') void wait(Math.random() * 200).then(kill);
  if (moment === 'backup') {
    // It dies with the answer still owed, or just after it.
    void localCommand(server.dataDir, { command: 'backup', to: null }).catch(() => undefined);
    void wait(Math.random() * 300).then(kill);
  }
  if (moment === 'commit')
    void untilItMoves(`${server.file}-wal`, () => death.of !== null).then(kill);
  // The file itself is written by nothing else than the folding of the log.
  if (moment === 'fold') void untilItMoves(server.file, () => death.of !== null).then(kill);
  await Promise.all(pushing);
  await kill();
}

async function pushUntilDeath(
  tablet: RawTablet,
  dying: () => Promise<void> | null,
  answered: () => unknown,
): Promise<void> {
  for (;;) {
    tablet.write(1 + Math.floor(Math.random() * 60));
    try {
      await tablet.push(1 + Math.floor(Math.random() * 100));
    } catch (error) {
      // The connection broke because the server was killed: that is the point. Otherwise it is a failure.
      if (dying() === null || !(error instanceof TypeError)) throw error;
      return;
    }
    answered();
  }
}

/** Kills it at a random moment of a start, whose usual length is `usual` ms. */
export async function killAtStart(server: ServerProcess, usual: number): Promise<void> {
  server.launch();
  const began = performance.now();
  const whenItHasAFile = Math.random() < 0.5;
  if (whenItHasAFile) {
    const before = changedAt(server.file) ?? changedAt(`${server.file}-wal`);
    const moved = () => (changedAt(server.file) ?? changedAt(`${server.file}-wal`)) !== before;
    while (!moved() && !server.ended && performance.now() - began < usual) await wait(1);
    await wait(Math.random() * 60);
  } else await wait(Math.random() * usual);
  await server.kill();
}

/**
 * Kills it at a random moment of the look that makes the day's checkpoint. What was attested is forgotten first, as if a day had
 * gone by: the whole journal is hashed again.
 */
export async function killWhileAttesting(server: ServerProcess): Promise<void> {
  const database = new BetterSqlite(server.file);
  database.exec('DELETE FROM checkpoint; DELETE FROM tree_node');
  database.close();
  server.launch();
  // The look begins as soon as it listens: it dies a moment later, or as the log takes the checkpoint.
  while (!(await listens(server.port)) && !server.ended) await wait(1);
  const until = performance.now() + usualLook;
  // While this process was busy elsewhere the look may have ended: then the log moves no more, and nobody may wait for it.
  const given = () => server.ended || performance.now() > until;
  if (Math.random() < 0.5) await wait(Math.random() * 30);
  else await untilItMoves(`${server.file}-wal`, given);
  await server.kill();
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/**
 * Returns as soon as a file is written, or nobody waits for that any more.
 *
 * @throws where neither comes
 */
export async function untilItMoves(file: string, given: () => boolean): Promise<void> {
  const before = changedAt(file);
  const until = performance.now() + patience;
  while (changedAt(file) === before && !given()) {
    if (performance.now() > until) throw new Error(`nothing was written to ${file}`);
    await new Promise((next) => setImmediate(next));
  }
}

function changedAt(file: string): bigint | null {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.mtimeNs ?? null;
}

/** Milliseconds and a fraction of one: a timer alone would always fall between two of the same events. */
async function wait(ms: number): Promise<void> {
  const until = performance.now() + ms;
  if (ms > 2) await new Promise((next) => setTimeout(next, ms - 2));
  while (performance.now() < until) await new Promise((next) => setImmediate(next));
}
