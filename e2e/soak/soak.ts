import { statSync } from 'node:fs';
import { verifyCopy, checkIntegrity } from '../kills/held-by-server.ts';
import { ServerProcess } from '../kills/server-process.ts';
import { type StagedHouse, stageHouse } from '../kills/staged-house.ts';
import { verifyByCommand } from '../kills/verify-command.ts';
import { type Chance, seededChance } from '../simulation/chance.ts';
import { Counts } from './counts.ts';
import { Crowd } from './crowd.ts';
import type { FromCrowd } from './crowd-messages.ts';
import { type MemorySample, sampleMemory } from './server-memory.ts';
import { SwallowingProxy } from './swallowing-proxy.ts';

export type SoakOptions = {
  minutes: number;
  tablets: number;
  seed: number;
  /** Told as it goes on. */
  say: (line: string) => void;
};

export type SoakResult = {
  options: Omit<SoakOptions, 'say'>;
  compared: (FromCrowd & { say: 'compared' })[];
  counts: Counts;
  memory: MemorySample[];
  /** Bytes of the files when the server had ended, and just before, while its log was still there. */
  sizes: { database: number; log: number };
  positions: number;
  /** Sentences; empty: all is well. */
  broken: string[];
};

const tabletsPerStore = 10;
const peoplePerStore = 12;
/** How much of the run the server is killed in; the rest is one life, in which its memory is watched. */
const shareOfKills = 2 / 3;

/**
 * Many tablets, a server that dies, and lines that swallow what they carry. In the end everything that was acknowledged
 * must be there once.
 */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const { tablets, seed, say } = options;
  const chance = seededChance(seed, 'soak');
  const crowdCount = tablets > 40 ? 2 : 1;
  const stores = Math.max(1, Math.ceil(tablets / tabletsPerStore));
  const house = await stageHouse(stores, peoplePerStore);
  const server = await openServer(house);
  house.remove();
  const crowds = Array.from({ length: crowdCount }, () => new Crowd());
  const proxy = await SwallowingProxy.to(server.port, stores, chance.fork('lines'));
  const counts = new Counts();
  try {
    const enrolled = crowds.map((crowd) => crowd.hear('enrolled'));
    for (const [at, crowd] of crowds.entries()) {
      const share = Math.floor(tablets / crowdCount) + (at < tablets % crowdCount ? 1 : 0);
      const { dataDir } = server;
      const world = { dataDir, stores: house.stores, addresses: proxy.addresses };
      crowd.tell({ say: 'begin', seed, crowd: at, tablets: share, ...world });
    }
    await Promise.all(enrolled);
    say(`${tablets} tablets of ${stores} stores are enrolled`);
    const memory = await trouble({ options, house, chance, server, crowds, proxy, counts });
    return await end({ options, house, server, crowds, proxy, counts, memory });
  } finally {
    for (const crowd of crowds) crowd.end();
    await proxy.close();
    await server.discard();
  }
}

function openServer(house: StagedHouse): Promise<ServerProcess> {
  return ServerProcess.open({
    program: 'house',
    dataDir: house.copy(),
    // Each store has an address of its own, as it would have behind a proxy.
    environment: { TRUST_PROXY: '1', LOG_LEVEL: 'error', BACKUP_EVERY: '1', BACKUP_KEEP: '3' },
    nodeOptions: ['--inspect=127.0.0.1:0'],
  });
}

type World = {
  options: SoakOptions;
  house: StagedHouse;
  server: ServerProcess;
  crowds: Crowd[];
  proxy: SwallowingProxy;
  counts: Counts;
};

/** The run itself. @returns the looks at the memory of the server's last life */
async function trouble(world: World & { chance: Chance }): Promise<MemorySample[]> {
  const { options, chance, server, crowds, proxy, counts } = world;
  const length = options.minutes * 60_000;
  const began = performance.now();
  const left = (share: number) => began + length * share - performance.now();
  for (const crowd of crowds) crowd.tell({ say: 'work' });
  proxy.trouble();
  const mean = Math.min(20_000, Math.max(3_000, length / 15));
  for (;;) {
    const drawn = Math.max(1_500, -Math.log(1 - chance.between(0, 0.99)) * mean);
    // However short the run, it dies twice.
    const until = Math.min(drawn, length * shareOfKills * 0.4);
    if (left(shareOfKills) < until) break;
    await rest(until);
    if (server.ended) throw new Error(`the server ended by itself:\n${server.printed}`);
    await server.kill();
    counts.add('kills of the server');
    if (chance.hits(0.3)) await rest(chance.between(0, 3_000));
    await server.start();
    options.say(`${minutesSince(began)} killed and started, ${counts.of('kills of the server')}`);
  }
  await rest(left(shareOfKills));
  const memory: MemorySample[] = [];
  const interval = Math.max(1_500, Math.min(15_000, (length * (1 - shareOfKills)) / 40));
  while (left(1) > interval) {
    await rest(interval);
    if (server.ended) throw new Error(`the server ended by itself:\n${server.printed}`);
    memory.push(await sampleMemory(server.printed, server.pid));
  }
  await rest(left(1));
  return memory;
}

async function end(world: World & { memory: MemorySample[] }): Promise<SoakResult> {
  const { options, house, server, crowds, proxy, counts, memory } = world;
  const broken: string[] = [];
  proxy.heal();
  options.say('healed: everybody sends what they hold');
  const resting = crowds.map((crowd) => crowd.hear('resting'));
  for (const crowd of crowds) crowd.tell({ say: 'rest', patience: 300_000 });
  await Promise.all(resting);
  // What one crowd still sends would change what another one reads.
  const read = crowds.map((crowd) => crowd.hear('read'));
  for (const crowd of crowds) crowd.tell({ say: 'read' });
  await Promise.all(read);
  try {
    options.say(await verifyByCommand(server.dataDir));
  } catch (error) {
    broken.push(String(error));
  }
  const log = sizeOf(`${server.file}-wal`);
  await server.stop();
  options.say('the server has ended: its file is compared');
  const answers = crowds.map((crowd) => crowd.hear('compared'));
  for (const crowd of crowds) crowd.tell({ say: 'compare', file: server.file });
  const compared = await Promise.all(answers);
  for (const { wrong, counts: told } of compared) {
    broken.push(...wrong);
    counts.take(told);
  }
  for (const [what, times] of Object.entries(proxy.counts)) counts.add(`lines: ${what}`, times);
  let positions = 0;
  try {
    checkIntegrity(server.file);
    positions = await verifyCopy(server.file, house.organisation, true);
  } catch (error) {
    broken.push(String(error));
  }
  const sizes = { database: sizeOf(server.file), log };
  const { minutes, tablets, seed } = options;
  return {
    options: { minutes, tablets, seed },
    ...{ compared, counts, memory, sizes, positions, broken },
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function rest(ms: number): Promise<void> {
  return new Promise((next) => setTimeout(next, Math.max(0, ms)));
}

function minutesSince(began: number): string {
  return `${((performance.now() - began) / 60_000).toFixed(1)} min:`;
}
