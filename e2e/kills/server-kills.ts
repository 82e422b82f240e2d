import { availableParallelism } from 'node:os';
import { countSyncs } from './count-syncs.ts';
import {
  checkBackups,
  checkIntegrity,
  checkpointsIn,
  compareAcknowledged,
  untilAttested,
  verifyCopy,
} from './held-by-server.ts';
import { commanded } from './local-command.ts';
import {
  type Moment,
  killAtStart,
  killAtWork,
  killWhileAttesting,
  momentOf,
  words,
} from './moments.ts';
import { olderHouse, operationsIn, organisationIn } from './older-house.ts';
import { RawTablet } from './raw-tablet.ts';
import type { Round } from './round.ts';
import { ServerProcess } from './server-process.ts';
import { type StagedHouse, stageHouse } from './staged-house.ts';
import { verifyByCommand } from './verify-command.ts';
import { removeFolder, temporaryFolder } from '../world/leave-nothing.ts';

/** Kills that one folder lives through before the next one begins small again. */
const killsPerFolder = 100;
/** A walk of the whole journal after so many of them. */
const killsPerWalk = 25;
const tabletsEach = 3;

type Work = {
  house: StagedHouse;
  /** Where Node keeps what it compiled: a start is a third shorter, and the same. */
  cache: string;
  /** The number of the next round; null: all are taken. */
  take(): number | null;
  told: (round: Round) => void;
  /** Rounds in which something was committed that nobody had been told of. */
  unanswered: number;
  acknowledged: number;
};

/**
 * S01, I1: the server dies, again and again, on folders that live on. Whatever it acknowledged before is in its file
 * exactly once, the file is whole, the chain holds, and what it had not acknowledged is taken when sent again. A round
 * is one kill.
 */
export async function killServers(rounds: number, told: (round: Round) => void): Promise<void> {
  const house = await stageHouse(1, 6);
  const cache = temporaryFolder('comptoir-compiled-');
  let taken = 0;
  const take = () => (taken < rounds ? ++taken : null);
  const work: Work = { house, cache, take, told, unanswered: 0, acknowledged: 0 };
  try {
    await warm(work);
    const chains = Math.min(2, availableParallelism());
    await Promise.all(Array.from({ length: chains }, () => killOn(work)));
    told(await syncsPerCommit(work));
    told(hits(work, rounds));
  } finally {
    house.remove();
    removeFolder(cache);
  }
}

function openServer({ cache }: Work, dataDir?: string): Promise<ServerProcess> {
  return ServerProcess.prepare({
    program: 'house',
    ...(dataDir !== undefined && { dataDir }),
    environment: { NODE_COMPILE_CACHE: cache },
  });
}

/** Node writes what it compiled when it ends in peace, and only then. */
async function warm(work: Work): Promise<void> {
  const server = await openServer(work, work.house.copy());
  await server.start();
  await server.stop();
  await server.discard();
}

async function killOn(work: Work): Promise<void> {
  for (let round = work.take(); round !== null;) round = await liveOneFolder(work, round);
}

/** @returns the round that the next folder begins with */
async function liveOneFolder(work: Work, first: number): Promise<number | null> {
  const server = await openServer(work, work.house.copy());
  try {
    await server.start();
    const tablets = await enrolled(server, work.house);
    let round: number | null = first;
    for (let kill = 1; kill <= killsPerFolder && round !== null; kill++) {
      await playRound(work, round, server, tablets);
      if (kill % killsPerWalk === 0) {
        await walk(work, server, tablets, false);
        await server.start();
        for (const tablet of tablets) tablet.forgetSession();
      }
      round = work.take();
    }
    await walk(work, server, tablets, true);
    for (const { acknowledged } of tablets) work.acknowledged += acknowledged.size;
    return round;
  } finally {
    await server.discard();
  }
}

async function enrolled(server: ServerProcess, { stores }: StagedHouse): Promise<RawTablet[]> {
  const { establishment } = stores[0]!;
  const tablets = Array.from(
    { length: tabletsEach },
    () =>
      new RawTablet(server.address, {
        approve: async (shown) => {
          await commanded(server.dataDir, {
            command: 'approve',
            establishment,
            replaces: null,
            ...shown,
          });
        },
      }),
  );
  for (const tablet of tablets) await tablet.enrol();
  return tablets;
}

async function playRound(
  work: Work,
  round: number,
  server: ServerProcess,
  tablets: readonly RawTablet[],
): Promise<void> {
  const moment = momentOf(round);
  const title = `S01 server killed ${words[moment]}, round ${round}`;
  try {
    const note =
      moment === 'birth'
        ? await birth(work)
        : moment === 'update'
          ? await update(work, round)
          : await dieAndRise(work, moment, server, tablets);
    work.told({ title, failure: null, note });
  } catch (error) {
    work.told({ title, failure: String(error), note: '' });
    await server.kill();
    await server.start();
    for (const tablet of tablets) tablet.forgetSession();
  }
}

async function dieAndRise(
  work: Work,
  moment: Exclude<Moment, 'birth' | 'update'>,
  server: ServerProcess,
  tablets: readonly RawTablet[],
): Promise<string> {
  const before = totalOf(tablets);
  if (moment === 'start') {
    await server.stop();
    await killAtStart(server, 1_200);
  } else if (moment === 'attest') {
    await server.stop();
    await killWhileAttesting(server);
  } else await killAtWork(moment, server, tablets);
  const attested = moment === 'attest' ? checkpointsIn(server.file) : 0;
  await server.start();
  const beyond = compareAcknowledged(server.file, tablets);
  if (beyond > 0) work.unanswered++;
  checkIntegrity(server.file);
  const rest =
    moment === 'backup'
      ? `, ${checkBackups(server.dataDir)} good backups`
      : moment === 'attest'
        ? `, ${attested === 0 ? 'attested by the next start' : 'attested before it'}`
        : '';
  if (moment === 'attest') await untilAttested(server.file);
  for (const tablet of tablets) tablet.forgetSession();
  const again = tablets.reduce((sum, { waiting }) => sum + waiting.length, 0);
  await Promise.all(tablets.map(drain));
  if (compareAcknowledged(server.file, tablets) !== 0)
    throw new Error('a drained tablet holds less');
  const since = totalOf(tablets) - before;
  return `${since} acknowledged, ${again} after the kill, ${beyond} of them committed before it${rest}`;
}

/** A server that never finished its first start: the next one does. */
async function birth(work: Work): Promise<string> {
  const server = await openServer(work);
  try {
    await killAtStart(server, 1_500);
    await server.start();
    checkIntegrity(server.file);
    return 'the next start is a good first start';
  } finally {
    await server.discard();
  }
}

/** RECOV-12, RECOV-13: half an update is none, and the next start makes a whole one. */
async function update(work: Work, round: number): Promise<string> {
  const { dataDir, version } = await olderHouse(Math.floor(round / 10));
  const server = await openServer(work, dataDir);
  try {
    const before = operationsIn(server.file);
    await killAtStart(server, 1_500);
    await server.start();
    checkIntegrity(server.file);
    // A server that is up goes on writing: what became of a mail that was waiting, for one.
    const after = operationsIn(server.file);
    if (before.some((row, at) => after[at] !== row)) throw new Error('operations were changed');
    checkBackups(dataDir);
    await server.kill();
    await verifyCopy(server.file, organisationIn(server.file), true);
    return `from ${version}, every operation and every row`;
  } finally {
    await server.discard();
  }
}

function totalOf(tablets: readonly RawTablet[]): number {
  return tablets.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
}

async function drain(tablet: RawTablet): Promise<void> {
  while (tablet.waiting.length > 0) await tablet.push(500);
}

/** Kills the server and walks the whole journal as it lies there then; and every projected row, built again, where `rebuild`. */
async function walk(
  { told }: Work,
  server: ServerProcess,
  tablets: readonly RawTablet[],
  rebuild: boolean,
): Promise<void> {
  const title = `L01 the journal holds after these kills${rebuild ? ', by npm run verify' : ''}`;
  await server.kill();
  try {
    const { organisation } = tablets[0]!;
    const positions = await verifyCopy(server.file, organisation, false);
    // Signatures, receipts and rebuilt rows as well: by the command, on the folder as the kill left it.
    if (rebuild) await verifyByCommand(server.dataDir);
    told({ title, failure: null, note: `${positions} positions` });
  } catch (error) {
    told({ title, failure: String(error), note: '' });
  }
}

/** S11: counted from outside, every commit reaches the disk. */
async function syncsPerCommit(work: Work): Promise<Round> {
  const title = 'S11 the server syncs its file at every commit';
  const commits = 20;
  const server = await openServer(work, work.house.copy());
  try {
    await server.start();
    const [tablet] = await enrolled(server, work.house);
    await tablet!.push(0);
    const counted = await countSyncs([server.pid], async () => {
      for (let commit = 0; commit < commits; commit++) {
        tablet!.write(1);
        await tablet!.push(1);
      }
    });
    if (counted.syncs === null) return { title, failure: null, note: counted.why };
    const note = `${counted.syncs} syncs for ${commits} commits`;
    return { title, failure: counted.syncs >= commits ? null : note, note };
  } finally {
    await server.discard();
  }
}

/** A run that never kills between a commit and its answer proves little: it is seen. */
function hits({ unanswered, acknowledged }: Work, rounds: number): Round {
  const title = 'S01 kills fell between a commit and its answer';
  const note = `${unanswered} of ${rounds} kills; ${acknowledged} operations acknowledged in all`;
  return { title, failure: rounds >= 50 && unanswered === 0 ? note : null, note };
}
