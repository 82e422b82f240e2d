import { afterEach, beforeEach, expect, it } from 'vitest';
import { inTransaction } from '../database/driver.ts';
import { findPunchesBetween } from '../punches/queries.ts';
import { HoursOnBench } from '../testing/hours-on-bench.ts';
import { day } from '../testing/store-world.ts';
import { ToldWorld } from '../testing/told-world.ts';
import { correctionTeller } from '../timesheets/corrections/mails.ts';
import { issueStatements } from '../timesheets/statements/issuing.ts';
import { statementTeller } from '../timesheets/statements/mails.ts';
import { savePreferences } from './commands.ts';

const monday = '2026-11-02';
let world: ToldWorld;
let hours: HoursOnBench;
let [awa, boss] = ['', ''];
beforeEach(async () => {
  world = await ToldWorld.open();
  hours = new HoursOnBench(world.store, world.plan.tablet);
  [awa, boss] = [world.store.employee, world.store.manager];
  for (const person of [awa, boss]) await world.giveBrowser(person);
  world.store.clock.advance(day);
});
afterEach(() => world.close());

/** Everything that the mail queue does before it sends. */
async function look(): Promise<void> {
  const { deps } = world.store;
  const address = () => Promise.resolve(new URL('https://comptoir.example.fr'));
  await correctionTeller(deps, address)();
  await statementTeller(deps, address)();
  await world.tell();
}

const lunch = () => hours.change([], ['in', `${monday}T09:00`], ['out', `${monday}T12:00`]);
const titles = async () => (await world.pushes()).map(({ title }) => title);

it('NOTE-8 a decision about one’s hours and a statement are one mail each by their own rooms, whatever was chosen, and one push and one line of the space', async () => {
  const { deps, scope } = world.store;
  await inTransaction(deps.db, (trx) =>
    savePreferences(trx, { organisation: scope.organisation, person: awa }, [
      ['corrections', { mail: true, push: true }],
      ['statements', { mail: false, push: true }],
    ]),
  );
  const { correction } = await hours.propose(monday, lunch());
  expect(await hours.decide(correction, 'approved')).toBe('applied');
  await look();
  await look();
  expect((await world.mails(awa)).map(({ subject }) => subject)).toEqual([
    'Maison Aubert : vos heures du 2 novembre 2026',
  ]);
  expect(await world.told(awa)).toEqual(['correction']);
  expect(await titles()).toEqual(['Une correction de vos heures est acceptée']);
  await issueStatements(
    deps,
    { findPunchesBetween },
    scope,
    { people: [awa], from: monday, to: monday },
    { actor: null, source: { door: 'setup', account: null } },
  );
  await look();
  await look();
  expect(await world.mails(awa)).toHaveLength(2);
  expect((await world.mails(awa))[1]?.subject).toContain('relevé');
  expect(await world.told(awa)).toEqual(['correction', 'statement']);
  expect(await titles()).toContain('Votre relevé d’heures est prêt');
});

it('NOTE-4 a proposed correction is told to whoever may decide, without a name on the push; a contested one again, a decided one to nobody', async () => {
  const { correction } = await hours.propose(monday, lunch());
  await look();
  await look();
  expect(await world.told(boss)).toEqual(['correction-asked']);
  expect(await world.told(awa)).toEqual([]);
  expect(await world.pushes()).toMatchObject([
    {
      title: 'Une correction d’heures attend votre décision',
      ...{ body: '2 novembre 2026', path: '/timesheets/anomalies', topic: 'decisions' },
    },
  ]);
  await hours.decide(correction, 'refused');
  const reason = world.store.text('J’y étais');
  const objection = { correction, person: awa, reasonText: reason.hash };
  const written = { kind: 'correction.object', body: objection, actor: awa, auth: 'pin' } as const;
  await hours.tablet.push([hours.tablet.write(written)], [reason]);
  await look();
  expect(await world.told(boss)).toEqual(['correction-asked', 'correction-asked']);
  // Asked for and decided before anybody was told: nothing waits.
  const tuesday = '2026-11-03';
  const early = ['in', `${tuesday}T08:00`] as const;
  world.store.clock.advance(day);
  const { correction: more } = await hours.propose(tuesday, hours.change([], [...early]));
  await hours.decide(more, 'refused');
  await look();
  expect(await world.told(boss)).toHaveLength(2);
});
