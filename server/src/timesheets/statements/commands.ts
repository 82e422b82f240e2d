import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import { instantOfDay } from '@comptoir/shared/sync/window';
import { correctedTime } from '@comptoir/shared/time/corrected';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../../journal/batch.ts';
import { findMerged } from '../../journal/queries.ts';
import { establishmentsOf, findRoster } from '../../journal/roster.ts';
import type { TimesheetTables } from '../tables.ts';
import { findStandingOf, findStatement } from './queries.ts';

type Kinds = `statement.${'issue' | 'seen' | 'acknowledge' | 'dispute'}`;
type Stored = TimesheetTables['statement'];

/** Statements: issued, shown, acknowledged or disputed (spec STMT-1 to STMT-6). Each sees what came before it. */
export async function projectStatements(
  batch: Batch,
  items: readonly Accepted<Kinds>[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) {
    verdicts.push(await (is(item, 'statement.issue') ? issue(batch, item) : follow(batch, item)));
  }
  return verdicts;
}

function is<K extends Kinds>(item: Accepted<Kinds>, kind: K): item is Accepted<K> {
  return item.operation.kind === kind;
}

async function issue(
  batch: Batch,
  { operation, position }: Accepted<'statement.issue'>,
): Promise<Verdict> {
  const { trx, organisation, receivedAt } = batch;
  const { statement, from, to, replaces, documentText } = operation.body;
  const person = await ownerOf(batch, operation.body.person);
  if (from > to) return refusedBecause('malformed');
  const roster = await findRoster(trx, organisation, [person]);
  if (!roster.has(person)) return refusedBecause('not-found');
  if (await findStatement(trx, organisation, statement)) return refusedBecause('conflict');
  // Two people issued it at once: the second one has not seen the first one's.
  const standing = await findStandingOf(trx, organisation, { person, from, to });
  if (replaces === null && standing.length > 0) return refusedBecause('conflict');
  if (replaces !== null) {
    const earlier = await findStatement(trx, organisation, replaces);
    if (earlier?.person !== person) return refusedBecause('not-found');
    if (!standing.some((one) => one.statement === replaces)) return refusedBecause('conflict');
    // Of records that were merged each had one: all of them end.
    for (const one of standing) await write(batch, { ...one, replaced_by: statement }, position);
  }
  await trx
    .insertInto('statement')
    .values({
      ...{ organisation, statement, person, first_day: from, last_day: to },
      ...{ document_text: documentText, issued_at: receivedAt, issued_by: operation.actor },
      ...{ seen_at: null, answer: null, answered_at: null, dispute_text: null, replaced_by: null },
    })
    .execute();
  await show(batch, { statement, person, last_day: to }, position);
  return applied();
}

/** What the person does with it: a fact that they were shown it, or their answer. */
async function follow(
  batch: Batch,
  item: Accepted<Exclude<Kinds, 'statement.issue'>>,
): Promise<Verdict> {
  const { operation, position, flags } = item;
  const stored = await findStatement(batch.trx, batch.organisation, operation.body.statement);
  const person = await ownerOf(batch, operation.body.person);
  const isOwn = stored?.person === person;
  if (operation.kind === 'statement.seen') {
    // A fact is kept whatever it names; the first time that its owner, known as such, was shown it stands.
    const isShown = operation.actor === operation.body.person && isKnown(operation);
    if (isOwn && isShown && stored.seen_at === null) {
      await write(batch, { ...stored, seen_at: momentOf(batch, item) }, position);
    }
    return applied(flags);
  }
  if (!isOwn) return refusedBecause('not-found');
  // Whoever answers a paper that another one took the place of has not read that one.
  if (stored.replaced_by !== null) return refusedBecause('conflict');
  const at = momentOf(batch, item);
  await write(
    batch,
    {
      ...stored,
      // Nobody answers what they have not seen.
      seen_at: stored.seen_at ?? at,
      answer: operation.kind === 'statement.dispute' ? 'disputed' : 'acknowledged',
      answered_at: at,
      dispute_text: operation.kind === 'statement.dispute' ? operation.body.reasonText : null,
    },
    position,
  );
  return applied(flags);
}

/** A tablet knows somebody by their PIN, the portal by their session. */
function isKnown(operation: Accepted<Kinds>['operation']): boolean {
  return !isDeviceOperation(operation) || operation.auth !== 'none';
}

/** Whoever had not heard of a merge means the first record all the same (spec PUNCH-12). */
async function ownerOf({ trx, organisation }: Batch, person: string): Promise<string> {
  const merged = await findMerged(trx, organisation, [person]);
  return merged.get(person) ?? person;
}

/** When it happened, ms: by the corrected clock of the tablet, or when the server heard of it. */
function momentOf({ receivedAt }: Batch, { operation, after }: Accepted<Kinds>): number {
  if (!isDeviceOperation(operation)) return receivedAt;
  return correctedTime(operation.clock, { after, before: receivedAt }).at;
}

async function write(batch: Batch, row: Stored, position: number): Promise<void> {
  const { seen_at, answer, answered_at, dispute_text, replaced_by } = row;
  await batch.trx
    .updateTable('statement')
    .set({ seen_at, answer, answered_at, dispute_text, replaced_by })
    .where('organisation', '=', row.organisation)
    .where('statement', '=', row.statement)
    .execute();
  await show(batch, row, position);
}

async function show(
  { trx, organisation, feed }: Batch,
  { statement, person, last_day }: Pick<Stored, 'statement' | 'person' | 'last_day'>,
  position: number,
): Promise<void> {
  const roster = await findRoster(trx, organisation, [person]);
  const at = instantOfDay(last_day);
  for (const establishment of establishmentsOf(roster.get(person), new Set())) {
    feed.put({ establishment, room: 'statements', key: statement, position, at });
  }
}

/** A second record's statements are the first one's from now on, and leave the tablets of stores where that one does not work. */
export async function reattributeStatements(
  batch: Batch,
  from: string,
  into: string,
  position: number,
): Promise<void> {
  const { trx, organisation, feed } = batch;
  const moved = await trx
    .updateTable('statement')
    .set({ person: into })
    .where('organisation', '=', organisation)
    .where('person', '=', from)
    .returning(['statement', 'person', 'last_day'])
    .execute();
  const roster = await findRoster(trx, organisation, [from, into]);
  const kept = establishmentsOf(roster.get(into), new Set());
  const left = [...establishmentsOf(roster.get(from), new Set())].filter((one) => !kept.has(one));
  for (const row of moved) {
    await show(batch, row, position);
    const at = instantOfDay(row.last_day);
    for (const establishment of left) {
      feed.remove({ establishment, room: 'statements', key: row.statement, position, at });
    }
  }
}

/** Somebody's statements follow them into a store, and leave it with them (spec STMT-6). */
export async function moveStatements(
  { trx, organisation, feed }: Batch,
  of: { person: string; establishment: string; position: number; move: 'join' | 'leave' },
): Promise<void> {
  const { person, establishment, position, move } = of;
  const rows = await trx
    .selectFrom('statement')
    .select(['statement', 'last_day'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .orderBy('statement')
    .execute();
  for (const { statement: key, last_day } of rows) {
    const target = { establishment, room: 'statements' as const, key, position };
    // A windowed entry without its instant would reach no tablet.
    const at = instantOfDay(last_day);
    if (move === 'join') feed.put({ ...target, at });
    else feed.remove({ ...target, at });
  }
}

/** Documents of somebody whose personal data goes, and what they said of them, leave the tablets too (spec STMT-6). */
export async function showErasedStatements(
  batch: Batch,
  { person, position }: { person: string; position: number },
): Promise<void> {
  const rows = await batch.trx
    .selectFrom('statement')
    .select(['statement', 'person', 'last_day'])
    .where('organisation', '=', batch.organisation)
    .where('person', '=', person)
    .orderBy('statement')
    .execute();
  for (const row of rows) await show(batch, row, position);
}
