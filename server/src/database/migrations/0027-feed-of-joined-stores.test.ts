import { join } from 'node:path';
import { defaultTimeRules } from '@comptoir/shared/establishments/time-rules';
import type { StatementDocument } from '@comptoir/shared/timesheets/statement';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PlanOnBench } from '../../testing/plan-on-bench.ts';
import { StoreWorld } from '../../testing/store-world.ts';
import { type TabletOnBench, rowsAfter } from '../../testing/tablet-on-bench.ts';
import { openDatabase } from '../connection.ts';

let world: StoreWorld;
beforeEach(async () => {
  world = await StoreWorld.open();
});
afterEach(() => world.close());

const month = '2026-10';

async function issue(): Promise<void> {
  const statement = world.newId();
  const { employee: person } = world;
  const none = { night: 0, sunday: 0, holiday: 0 };
  const days = { from: `${month}-01`, to: `${month}-31` };
  const document: StatementDocument = {
    ...{ v: 1, statement, organisation: 'Maison', establishments: [], ...days },
    person: { id: person, name: 'Awa', externalId: null },
    ...{ zone: 'Europe/Paris', language: 'fr', issuedAt: 0, issuedBy: null },
    ...{ rules: defaultTimeRules, days: [], weeks: [], corrections: [] },
    totals: {
      ...{ planned: null, raw: 0, corrected: 0, breaks: 0, paid: 0, late: 0 },
      ...{ counters: none, overtime: [], daysWorked: 0 },
    },
  };
  const text = world.text(JSON.stringify(document));
  const body = { statement, person, ...days, replaces: null, documentText: text.hash };
  await world.append([{ kind: 'statement.issue', body, attachments: [text] }]);
}

/** What a tablet that reads its feed from the start holds, without what is sealed to one tablet. */
async function held(tablet: TabletOnBench): Promise<Map<string, unknown>> {
  tablet.cursor = null;
  const rows = [...rowsAfter(await tablet.pull())];
  return new Map(rows.filter(([key]) => !key.startsWith('pins ')));
}

it('STMT-6 PLAN-38 stores that somebody joined before get their statements, contracts and shifts elsewhere', async () => {
  const quai = world.newId();
  await world.addEstablishment(quai, 'Le Quai');
  const [here, there] = [await world.tablet(), await world.tablet(quai)];
  const plan = new PlanOnBench(world, here);
  const { employee: person } = world;
  await issue();
  await plan.say('contract.set', { person, from: '2026-01-01', weekly: 1_440, partTime: true });
  const tuesday = '2026-11-03';
  await plan.published(tuesday, plan.content(tuesday, ['09:00', '17:00']));
  await world.append([{ kind: 'membership.add', establishment: quai, body: { person } }]);
  const before = [await held(here), await held(there)];
  const rooms = [...before[1]!.keys()].map((key) => key.split(' ')[0]);
  expect(rooms).toEqual(expect.arrayContaining(['statements', 'contracts', 'shiftsElsewhere']));

  // As an earlier build left it: none of these rooms, and no statement in the store that she joined.
  for (const statement of [
    `delete from feed where room in ('contracts', 'shiftsElsewhere')`,
    `delete from feed where room = 'statements' and establishment = '${quai}'`,
    `delete from migration where name = '0027-feed-of-joined-stores'`,
  ]) {
    await sql.raw(statement).execute(world.deps.db);
  }
  expect(await held(there)).not.toEqual(before[1]);
  const file = await openDatabase(join(world.folder, 'comptoir.sqlite'));
  await file.destroy();
  expect([await held(here), await held(there)]).toEqual(before);
  // What goes on afterwards finds its place.
  await world.append([{ kind: 'membership.remove', establishment: quai, body: { person } }]);
  const after = [...(await held(there)).keys()].map((key) => key.split(' ')[0]);
  expect(after).not.toContain('statements');
});
