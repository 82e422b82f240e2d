import { expect, test } from 'vitest';
import { defaultTimeRules } from '@comptoir/shared/establishments/time-rules';
import type { StatementDocument, StatementRow } from '@comptoir/shared/timesheets/statement';
import { type Page, type World, createWorld, first } from '../../platform/testing/world.ts';
import { watchNews } from '../store.ts';
import {
  acknowledgeStatement,
  disputeStatement,
  noteStatementSeen,
  watchStatements,
} from './store.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const statement = '018f0000-0000-7000-8000-0000000000e1';
const minute = 60_000;
const of = { statement, person: awa };

const document: StatementDocument = {
  ...{ v: 1, statement, organisation: 'Au Pont', establishments: ['Salle'], zone: 'Europe/Paris' },
  person: { id: awa, name: 'Awa Martin', externalId: null },
  ...{ from: '2026-10-01', to: '2026-10-31', language: 'fr', issuedAt: 1, issuedBy: null },
  ...{ rules: defaultTimeRules, days: [], weeks: [], corrections: [] },
  totals: {
    ...{ planned: null, raw: 0, corrected: 0, breaks: 0, paid: 0, late: 0, daysWorked: 0 },
    ...{ counters: { night: 0, sunday: 0, holiday: 0 }, overtime: [] },
  },
};
const row = (issued: Partial<StatementRow>): StatementRow => ({
  ...{ id: statement, person: awa, from: '2026-10-01', to: '2026-10-31', issuedBy: null },
  ...{ state: 'issued', seenAt: null, answeredAt: null, dispute: null, replacedBy: null },
  ...{ hash: 'a'.repeat(64), issuedAt: 1, document, ...issued },
});

async function inStore(issued: Partial<StatementRow> = {}): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const { id, ...rest } = row(issued);
  world.server.feed.push({ room: 'statements', key: id, row: { id, ...rest } });
  const page = await world.enrolled();
  await world.pass(minute);
  world.machine.online = false;
  return { world, page };
}

const shown = async (page: Page) =>
  (await first(watchStatements(page.tablet, awa))).statements.map(({ row: one, pending }) => ({
    ...{ state: one.state, seen: one.seenAt !== null, dispute: one.dispute, pending },
  }));

test('K28 STMT-20 a statement is read offline, acknowledged, then disputed with a reason; the latest answer counts', async () => {
  const { world, page } = await inStore();
  expect((await first(watchNews(page.tablet, awa))).statements).toEqual([
    { id: statement, from: '2026-10-01', to: '2026-10-31' },
  ]);
  expect(await shown(page)).toEqual([
    { state: 'issued', seen: false, dispute: null, pending: false },
  ]);
  await noteStatementSeen(page.tablet, of);
  expect(await shown(page)).toEqual([{ state: 'seen', seen: true, dispute: null, pending: true }]);
  expect((await first(watchNews(page.tablet, awa))).statements).toEqual([]);
  await acknowledgeStatement(page.tablet, of);
  expect(await shown(page)).toMatchObject([{ state: 'acknowledged' }]);
  await disputeStatement(page.tablet, { ...of, reason: 'Il manque le 12' });
  expect(await shown(page)).toMatchObject([{ state: 'disputed', dispute: 'Il manque le 12' }]);
  world.machine.online = true;
  page.platform.connectivityChanged();
  await world.pass(minute);
  expect(world.server.journal.map(({ operation }) => operation?.kind)).toEqual([
    'statement.seen',
    'statement.acknowledge',
    'statement.dispute',
  ]);
  // Why stands in an attachment, not in the bytes.
  expect(world.server.journal.at(-1)?.bytes).not.toContain('manque');
});

test('STMT-20 a statement that another one replaced is read, and answered no more', async () => {
  const { page } = await inStore({
    ...{ state: 'replaced', replacedBy: '018f0000-0000-7000-8000-0000000000e2' },
  });
  await acknowledgeStatement(page.tablet, of);
  expect(await shown(page)).toMatchObject([{ state: 'replaced', pending: true }]);
});

test('STMT-6 a tablet keeps the document packed, in less than a quarter of its size, and reads one of an earlier build too', async () => {
  const day = { ...{ worked: 28_800_000, breaks: 3_600_000 }, periods: [] };
  const days = Array.from({ length: 31 }, (_, at) => ({
    ...{ day: `2026-10-${String(at + 1).padStart(2, '0')}`, planned: null, raw: day, lock: null },
    ...{ corrected: day, amplitude: 0, holiday: null, anomalies: [], warnings: [] },
    paid: { worked: 28_800_000, paidBreaks: 0, rounding: 0, total: 28_800_000, late: 0 },
    counters: { night: 0, sunday: 0, holiday: 0 },
  }));
  const { page } = await inStore({ document: { ...document, days } });
  const { statements } = page.tablet.database;
  const read = async () => (await first(watchStatements(page.tablet, awa))).statements[0]!.row;
  const stored = (await statements.get(statement))!;
  expect(stored.document).toBeInstanceOf(Uint8Array);
  const packed = (stored.document as Uint8Array).length;
  expect(packed).toBeLessThan(JSON.stringify({ ...document, days }).length / 4);
  expect((await read()).document).toEqual({ ...document, days });
  await statements.put({ ...stored, document });
  expect((await read()).document).toEqual(document);
  await statements.put({ ...stored, document: null });
  expect((await read()).document).toBe(null);
});

test('STMT-6 L05 a statement whose owner was erased is told again without its texts, and none of them stays on the disk', async () => {
  const { world, page } = await inStore({ state: 'disputed', dispute: 'Il manque mon mardi.' });
  const { database } = page.tablet;
  const onDisk = async () => {
    const rows = await database.statements.toArray();
    return rows.map((one) => [one.document instanceof Uint8Array, one.dispute]);
  };
  expect(await onDisk()).toEqual([[true, 'Il manque mon mardi.']]);
  world.server.feed.push({
    ...{ room: 'statements', key: statement },
    row: row({ state: 'disputed', document: null, dispute: null }),
  });
  world.machine.online = true;
  page.platform.connectivityChanged();
  await world.pass(2 * minute);
  expect(await onDisk()).toEqual([[false, null]]);
  const held = await Promise.all(database.tables.map((table) => table.toArray()));
  expect(JSON.stringify(held)).not.toContain('mardi');
  const { statements } = await first(watchStatements(page.tablet, awa));
  expect(statements).toMatchObject([{ row: { state: 'disputed', document: null } }]);
});
