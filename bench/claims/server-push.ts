import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import 'temporal-polyfill/global';
import {
  type SyncAnswer,
  type SyncRequest,
  syncRequestSchema,
} from '@comptoir/shared/sync/messages';
import { openDatabase } from '@comptoir/server/database/connection';
import type { Deps } from '@comptoir/server/deps';
import { systemClock } from '@comptoir/server/platform/clock';
import { openKeys } from '@comptoir/server/platform/keys';
import { openLogger } from '@comptoir/server/platform/logger';
import { systemRandom } from '@comptoir/server/platform/random';
import { handleSync } from '@comptoir/server/sync/handle';
import { Witness, type Written, insertSameRows } from '../floor/same-rows.ts';
import type { Claim } from '../measure/claim.ts';
import { type Round, judge } from '../measure/figure.ts';
import { type Pushes, offlineWeeks } from '../world/offline-weeks.ts';
import { makeStore } from '../world/store.ts';

const count = 10_000;
const people = 100;

/** The server part of a push of 10,000 punches, beside bare inserts of the rows that it leaves behind. */
export const serverPush: Claim = {
  name: 'server-push',
  async measure({ rounds, folder, say }) {
    const keys = await openKeys(join(folder, 'keys'));
    const template = join(folder, 'template.sqlite');
    const open = async (file: string): Promise<Deps> => ({
      db: await openDatabase(file),
      clock: systemClock,
      random: systemRandom,
      keys,
      pokes: { poke: () => undefined, close: () => undefined },
      log: openLogger('silent'),
    });
    const first = await open(template);
    const store = await makeStore(first, people);
    const pushes = await offlineWeeks(first, store, count);
    // The last connection folds the write-ahead log into the file: from here on the file is all.
    await first.db.destroy();

    let copies = 0;
    const fresh = () => {
      const file = join(folder, `copy-${++copies}.sqlite`);
      copyFileSync(template, file);
      return file;
    };
    say('once unmeasured, to see which rows each push writes');
    const rows: Written[][] = [];
    const watched = fresh();
    const witness = new Witness(watched);
    await measurePushes(await open(watched), pushes, () => {
      rows.push(witness.look());
    });
    witness.close();
    // What the first, empty syncs wrote is no part of the push.
    rows.shift();
    const found: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const ours = async () => measurePushes(await open(fresh()), pushes, () => undefined);
      const bare = async () => insertSameRows(fresh(), rows);
      const value = round % 2 === 0 ? await ours() : null;
      const limit = await bare();
      found.push({ value: value ?? (await ours()), limit });
      say(`round ${round + 1} of ${rounds}`);
    }
    const written = rows.flat().reduce((sum, one) => sum + one.rows.length, 0);
    return {
      figures: [judge('server part of a push of 10,000 punches (ms)', 3, found)],
      notes: [
        `server part: request parsed, signature and chain verified, ${written} rows projected and committed in ${rows.length} synced transactions, answer written as JSON; without HTTP and gzip.`,
      ],
    };
  },
};

/** @returns ms that the server spent on all pushes */
async function measurePushes(
  deps: Deps,
  { scope, bodies }: Pushes,
  answered: () => void,
): Promise<number> {
  let cursor: string | null = null;
  let took = 0;
  const send = async (request: SyncRequest): Promise<SyncAnswer> => {
    const text = JSON.stringify(request);
    const start = performance.now();
    const reply = await handleSync(deps, scope, syncRequestSchema.parse(JSON.parse(text)));
    const sent = JSON.stringify(reply.ok ? reply.answer : reply.problem);
    took += performance.now() - start;
    if (!reply.ok) throw new Error(`a push was refused: ${sent}`);
    return reply.answer;
  };
  // Before the weeks offline the tablet held everything: the store's people are no part of this push.
  for (let more = true; more;) {
    const [body] = bodies;
    if (body === undefined) throw new Error('nothing to push');
    const empty = { ...body, first: 1, operations: [], signature: null, cursor };
    ({ cursor, more } = await send(empty));
  }
  answered();
  took = 0;
  for (const body of bodies) {
    const { outcomes, cursor: next } = await send({ ...body, cursor });
    if (!outcomes.every(({ status }) => status === 'applied'))
      throw new Error('a punch was refused');
    cursor = next;
    answered();
  }
  await deps.db.destroy();
  return took;
}
