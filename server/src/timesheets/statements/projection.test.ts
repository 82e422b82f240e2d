import { uuidv7 } from '@comptoir/shared/journal/ids';
import { statementDocumentSchema } from '@comptoir/shared/timesheets/statement';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findPunchesBetween } from '../../punches/queries.ts';
import { HoursOnBench } from '../../testing/hours-on-bench.ts';
import { StoreWorld, day } from '../../testing/store-world.ts';
import { rowsAfter } from '../../testing/tablet-on-bench.ts';
import { issueStatements } from './issuing.ts';

const [monday, tuesday] = ['2026-11-02', '2026-11-03'];
let world: StoreWorld;
let hours: HoursOnBench;
let employee: string;

beforeEach(async () => {
  world = await StoreWorld.open();
  hours = new HoursOnBench(world, await world.tablet());
  ({ employee } = world);
  world.clock.advance(3 * day);
});
afterEach(() => world.close());

const by = { actor: null, source: { door: 'setup', account: null } } as const;
const issue = (person = employee, span = { from: monday, to: tuesday }) =>
  issueStatements(
    world.deps,
    { findPunchesBetween },
    world.scope,
    { people: [person], ...span },
    by,
  );
const stored = () =>
  world.deps.db.selectFrom('statement').selectAll().orderBy('issued_at').execute();
const rowOf = async (statement: string) => (await hours.shown()).get(`statements ${statement}`);
const follow = async (
  kind: 'statement.seen' | 'statement.acknowledge',
  statement: string,
  of: { person?: string; actor?: string; auth?: 'pin' | 'none' } = {},
) => {
  const { person = employee, actor = person, auth = 'pin' } = of;
  const acts = { kind, body: { statement, person }, actor, auth } as const;
  const { outcomes } = await hours.tablet.push([hours.tablet.write(acts)]);
  return outcomes[0]?.refusal ?? outcomes[0]?.status;
};

it('STMT-3 of two that are issued at once one stands: whoever did not see it is refused', async () => {
  expect(await issue()).toMatchObject({ ok: true });
  const [first] = await stored();
  const text = await world.deps.db
    .selectFrom('attachment')
    .select('text')
    .where('hash', '=', first!.document_text)
    .executeTakeFirstOrThrow();
  const again = async (replaces: string | null) => {
    const statement = uuidv7(world.clock.now(), world.deps.random.bytes(10));
    const document = world.text(text.text);
    const span = { person: employee, from: monday, to: tuesday };
    const body = { statement, ...span, replaces, documentText: document.hash };
    const [outcome] = await world.append([
      { kind: 'statement.issue', body, attachments: [document] },
    ]);
    return outcome?.refusal ?? outcome?.status;
  };
  expect(await again(null)).toBe('conflict');
  expect(await again(first!.statement)).toBe('applied');
  expect(await again(first!.statement)).toBe('conflict');
  expect((await stored()).filter((row) => row.replaced_by === null)).toHaveLength(1);
  expect(await hours.isRebuilt()).toBe(true);
});

it('STMT-3 PUNCH-12 of two records that were merged each had one: the next takes the place of both', async () => {
  const second = await world.addPerson(world.newId(), 'employee');
  await issue();
  await issue(second);
  await world.append([{ kind: 'employee.merge', body: { person: second, into: employee } }]);
  expect((await stored()).map(({ person }) => person)).toEqual([employee, employee]);
  world.clock.advance(60_000);
  expect(await issue()).toMatchObject({ ok: true });
  const rows = await stored();
  const newest = rows.at(-1)!.statement;
  expect(rows.map((row) => row.replaced_by)).toEqual([newest, newest, null]);
  // Its tablet had not heard of the merge.
  expect(await follow('statement.acknowledge', newest, { person: second })).not.toBe('applied');
  expect(await follow('statement.seen', newest, { person: second })).toBe('applied');
  expect((await rowOf(newest)) as object).toMatchObject({ state: 'seen' });
  expect(await hours.isRebuilt()).toBe(true);
});

it('STMT-4 only its owner, by their PIN, makes a notification; whatever else says so is kept and proves nothing', async () => {
  await issue();
  const { statement } = (await stored())[0]!;
  expect(await follow('statement.seen', statement, { actor: world.manager })).toBe('applied');
  expect(await follow('statement.seen', statement, { auth: 'none' })).toBe('applied');
  expect(await rowOf(statement)).toMatchObject({ state: 'issued', seenAt: null });
  expect(await follow('statement.seen', statement)).toBe('applied');
  expect(await rowOf(statement)).toMatchObject({ state: 'seen', seenAt: world.clock.now() });
});

it('STMT-6 it comes to the tablets of a store with its owner, and leaves them with its owner', async () => {
  const annexe = world.newId();
  await world.addEstablishment(annexe, 'Annexe');
  const other = await world.tablet(annexe);
  await issue();
  const { statement } = (await stored())[0]!;
  const heard = async () =>
    (await other.pull()).filter(({ room }) => room === 'statements').map(({ row }) => row);
  expect(await heard()).toEqual([]);
  const move = (kind: 'membership.add' | 'membership.remove') =>
    world.append([{ kind, establishment: annexe, body: { person: employee } }]);
  await move('membership.add');
  expect(await heard()).toMatchObject([{ id: statement, person: employee, state: 'issued' }]);
  await move('membership.remove');
  expect(await heard()).toEqual([null]);
  // What becomes of it from then on is nothing to that store.
  await follow('statement.acknowledge', statement);
  expect(await heard()).toEqual([]);
  expect(await rowOf(statement)).toMatchObject({ state: 'acknowledged' });
  expect(await hours.isRebuilt()).toBe(true);
});

it('STMT-6 PUNCH-12 of a record that is merged it leaves the stores where its owner does not work', async () => {
  const annexe = world.newId();
  await world.addEstablishment(annexe, 'Annexe');
  const other = await world.tablet(annexe);
  const second = await world.addPerson(world.newId(), 'employee', annexe);
  await issue(second);
  const { statement } = (await stored())[0]!;
  const heard = async () => (await other.pull()).filter(({ room }) => room === 'statements');
  expect(await heard()).toMatchObject([{ key: statement, row: { person: second } }]);
  await world.append([{ kind: 'employee.merge', body: { person: second, into: employee } }]);
  expect(await heard()).toEqual([{ room: 'statements', key: statement, row: null }]);
  expect(await rowOf(statement)).toMatchObject({ person: employee });
});

it('STMT-1 two months of ten short shifts a day fit into one document', async () => {
  const days = Array.from({ length: 62 }, (_, index) =>
    new Date(Date.parse('2026-09-01') + index * day).toISOString().slice(0, 10),
  );
  for (const one of days) {
    const shifts = Array.from({ length: 10 }, (_, index) => String(8 + index).padStart(2, '0'));
    await hours.punched(
      employee,
      ...shifts.flatMap((hour): ['in' | 'out', string][] => [
        ['in', `${one} ${hour}:00`],
        ['out', `${one} ${hour}:40`],
      ]),
    );
  }
  expect(await issue(employee, { from: days[0]!, to: days.at(-1)! })).toMatchObject({ ok: true });
  const [row] = await stored();
  const { text } = await world.deps.db
    .selectFrom('attachment')
    .select('text')
    .where('hash', '=', row!.document_text)
    .executeTakeFirstOrThrow();
  const document = statementDocumentSchema.parse(JSON.parse(text));
  expect(document.days).toHaveLength(62);
  expect(document.days.every(({ corrected }) => corrected.periods.length === 10)).toBe(true);
}, 60_000);

it('STMT-6 EMP-21 of somebody whose personal data is erased no text of a statement stays on a tablet', async () => {
  await world.append([{ kind: 'employee.archive', body: { person: employee } }]);
  world.clock.advance(61 * 31 * day);
  const on = new Date(world.clock.now() - 5 * day).toISOString().slice(0, 10);
  expect(await issue(employee, { from: on, to: on })).toMatchObject({ ok: true });
  const { statement } = (await stored())[0]!;
  const reason = world.text('Il manque mon mardi.');
  const disputed = { statement, person: employee, reasonText: reason.hash };
  await world.append([{ kind: 'statement.dispute', body: disputed, attachments: [reason] }]);
  // What the tablet hears from now on, without reading everything again.
  const heard = async () => rowsAfter(await hours.tablet.pull()).get(`statements ${statement}`);
  expect(await heard()).toMatchObject({
    ...{ dispute: 'Il manque mon mardi.', document: { statement, from: on } },
  });
  await world.append([{ kind: 'employee.erase', body: { person: employee, what: 'all' } }]);
  expect(await heard()).toMatchObject({
    state: 'disputed',
    dispute: null,
    document: null,
  });
  expect(await hours.isRebuilt()).toBe(true);
});
