import { join } from 'node:path';
import 'temporal-polyfill/global';
import { openDatabase } from '@comptoir/server/database/connection';
import type { Deps } from '@comptoir/server/deps';
import { mintAccountScope, mintEstablishmentScope } from '@comptoir/server/http/scopes';
import { systemClock } from '@comptoir/server/platform/clock';
import { openKeys } from '@comptoir/server/platform/keys';
import { openLogger } from '@comptoir/server/platform/logger';
import { systemRandom } from '@comptoir/server/platform/random';
import { findPunchesBetween } from '@comptoir/server/punches/queries';
import { timesheetsAnswer } from '@comptoir/server/timesheets/sheets/answers';
import { besides, everybodyIn, mayIn } from '@comptoir/server/timesheets/sheets/asking';
import { timesheetsAnswerSchema } from '@comptoir/shared/timesheets/portal';
import type { Claim } from '../measure/claim.ts';
import { type Round, judge } from '../measure/figure.ts';
import { month, punchMonth, readMonth } from '../world/month.ts';
import { type Store, makeStore } from '../world/store.ts';

const people = 300;
const fewer = 75;

/** `GET /api/portal/timesheets` of a month of 300 people, beside reading their punches and nothing else; and whether it grows with them alone. */
export const timesheets: Claim = {
  name: 'timesheets',
  async measure({ rounds, folder, say }) {
    const [many, few] = [await houseOf(people, folder), await houseOf(fewer, folder)];
    say(`${people} people, ${many.punches} punches; ${fewer} people, ${few.punches} punches`);
    // Once unmeasured: what a server that runs has done long ago.
    await answered(many);
    await answered(few);
    const times: Round[] = [];
    const growth: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const before = round % 2 === 0 ? await answered(many) : null;
      const bare = readMonth(many.file, many.store);
      const value = before ?? (await answered(many));
      times.push({ value, limit: bare });
      growth.push({ value: value / people, limit: (await answered(few)) / fewer });
      say(`round ${round + 1} of ${rounds}`);
    }
    for (const { deps } of [many, few]) await deps.db.destroy();
    return {
      figures: [
        judge('timesheets of 300 people, a month, answered (ms)', 10, times),
        judge('the same per person, beside a house of 75 (ms)', 1.5, growth),
      ],
      notes: [
        'timesheets: people found, punches read, made into timesheets, summed up, checked against the schema and written as JSON, without HTTP; the other side reads the same punches with a bare select.',
      ],
    };
  },
};

type House = { file: string; deps: Deps; store: Store; punches: number };

async function houseOf(count: number, folder: string): Promise<House> {
  const file = join(folder, `people-${count}.sqlite`);
  const deps: Deps = {
    db: await openDatabase(file),
    clock: systemClock,
    random: systemRandom,
    keys: await openKeys(join(folder, `keys-${count}`)),
    pokes: { poke: () => undefined, close: () => undefined },
    log: openLogger('silent'),
  };
  const store = await makeStore(deps, count);
  return { file, deps, store, punches: await punchMonth(deps, store) };
}

/** @returns ms from the question to the text of the answer */
async function answered({ deps, store }: House): Promise<number> {
  const { organisation, establishment } = store;
  const [person = ''] = store.people;
  const account = mintAccountScope({
    ...{ organisation, account: person, person, session: '', teams: [] },
    ...{ email: 'nour@maison-aubert.fr', language: 'fr' },
    asker: {
      person,
      holdings: [{ holds: { role: 'administration' }, establishment: null, team: null }],
      memberships: new Set(),
      restricted: false,
    },
  });
  const scope = mintEstablishmentScope(account, 'hours.read');
  if (scope === null) throw new Error('nobody may read hours');
  const asked = { establishment, ...month };
  const start = performance.now();
  const found = await everybodyIn(deps, { findPunchesBetween }, scope, asked);
  if (!found.ok) throw new Error(found.refusal);
  const ids = found.value.read.map((one) => one.person);
  const beside = await besides(deps, organisation, { ...asked, people: ids });
  const may = mayIn(account, establishment);
  const answer = timesheetsAnswer(asked, found.value, { ...beside, locks: [], may });
  const text = JSON.stringify(timesheetsAnswerSchema.parse(answer));
  const took = performance.now() - start;
  if (text.length < store.people.length * 200) throw new Error('people are missing');
  return took;
}
