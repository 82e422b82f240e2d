import type { Auth } from '@comptoir/shared/journal/operation';
import { type ShiftContent, shiftContentSchema } from '@comptoir/shared/planning/shift';
import type { Reader } from '../../database/connection.ts';
import { inChunks } from '../../journal/queries.ts';
import type { PlanningTables } from '../../planning/tables.ts';

/** How far an organisation's journal was looked through. */
export type Mark = {
  /** For what is told at once. */
  position: number;
  /** For what people are told about the schedule, a while later. */
  schedule: number;
};

/** Organisations whose journal goes on after what was looked through. */
export async function findBehind(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('journal_head')
    .leftJoin('notification_mark', 'notification_mark.organisation', 'journal_head.organisation')
    .select([
      'journal_head.organisation',
      'journal_head.position',
      'notification_mark.position as mark',
      'notification_mark.schedule_position as schedule',
    ])
    .execute();
  return rows.flatMap(({ organisation, position, mark, schedule }) =>
    position > Math.min(mark ?? 0, schedule ?? 0) ? [organisation] : [],
  );
}

export async function findMark(db: Reader, organisation: string): Promise<Mark> {
  const row = await db
    .selectFrom('notification_mark')
    .select(['position', 'schedule_position as schedule'])
    .where('organisation', '=', organisation)
    .executeTakeFirst();
  return row ?? { position: 0, schedule: 0 };
}

export async function findHead(db: Reader, organisation: string): Promise<number> {
  const row = await db
    .selectFrom('journal_head')
    .select('position')
    .where('organisation', '=', organisation)
    .executeTakeFirst();
  return row?.position ?? 0;
}

/** Operations after which somebody may have to be told something at once. */
const requestKinds = [
  'absence.ask',
  'absence.decide',
  'absence.set',
  'absence.cancel',
  'swap.ask',
  'swap.answer',
  'swap.withdraw',
  'swap.decide',
  'correction.propose',
  'correction.object',
  'correction.decide',
  'statement.issue',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/** Operations that change what is published, or offer some of it to everybody. */
const scheduleKinds = [
  'schedule.publish',
  'shift.post',
  'swap.ask',
  'swap.decide',
  'employee.archive',
  'membership.remove',
] as const;
export type ScheduleKind = (typeof scheduleKinds)[number];

export type Happened<K extends string = RequestKind | ScheduleKind> = {
  position: number;
  id: string;
  kind: K;
  actor: string | null;
  establishment: string | null;
  /** When the server had it. */
  at: number;
  /** Whoever did it was known: by a code, or a session. */
  isKnown: boolean;
  body: Record<string, unknown>;
};

/** Between two positions, the first excluded, the last included. */
export type Stretch = { after: number; upTo: number };

export function findRequests(
  db: Reader,
  organisation: string,
  stretch: Stretch,
): Promise<Happened<RequestKind>[]> {
  return findHappened(db, organisation, requestKinds, stretch);
}

export function findScheduleActs(
  db: Reader,
  organisation: string,
  stretch: Stretch,
): Promise<Happened<ScheduleKind>[]> {
  return findHappened(db, organisation, scheduleKinds, stretch);
}

/** The first of them after a position, and when the server had it; null: none. */
export async function findFirstScheduleAct(
  db: Reader,
  organisation: string,
  after: number,
): Promise<{ position: number; at: number } | null> {
  const row = await db
    .selectFrom('operation')
    .select(['position', 'received_at as at'])
    .where('organisation', '=', organisation)
    .where('position', '>', after)
    .where('status', '=', 'applied')
    .where('kind', 'in', scheduleKinds)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Operations by which somebody has read or was shown what they may have been told of. */
const readingKinds = ['announcement.read', 'schedule.seen'] as const;

/** What was read on a tablet or on a page of its own, by the keys under which it was told (spec NOTE-20). */
export async function findReadings(
  db: Reader,
  organisation: string,
  stretch: Stretch,
): Promise<{ person: string; keys: string[]; at: number }[]> {
  const found = await findHappened(db, organisation, readingKinds, stretch);
  return found.flatMap(({ kind, body, at, actor, isKnown }) => {
    const { person } = body as { person: string };
    // Said by nobody, or for somebody else: it counts for nobody (spec NEWS-9, PLAN-21).
    if (actor !== person || !isKnown) return [];
    if (kind === 'announcement.read') {
      return { person, keys: [`announcement/${String(body['announcement'])}`], at };
    }
    const { changes } = body as { changes: string[] };
    return { person, keys: changes.map((operation) => `schedule/${operation}`), at };
  });
}

/** Applied operations of these kinds. */
async function findHappened<K extends string>(
  db: Reader,
  organisation: string,
  kinds: readonly K[],
  { after, upTo }: Stretch,
): Promise<Happened<K>[]> {
  const rows = await db
    .selectFrom('operation')
    .select(['position', 'id', 'kind', 'actor', 'establishment', 'received_at', 'bytes'])
    .where('organisation', '=', organisation)
    .where('position', '>', after)
    .where('position', '<=', upTo)
    .where('status', '=', 'applied')
    .where('kind', 'in', kinds)
    .orderBy('position')
    .execute();
  return rows.flatMap(({ id, kind, bytes, received_at: at, ...row }) => {
    const known = kinds.find((one) => one === kind);
    if (id === null || known === undefined || bytes === null) return [];
    const { body, auth, device } = JSON.parse(bytes) as Pick<Happened, 'body'> & {
      auth: Auth;
      device?: string;
    };
    const isKnown = device === undefined || auth !== 'none';
    return [{ ...row, id, kind: known, at, isKnown, body }];
  });
}

export type ScheduleChange = Pick<
  PlanningTables['shift_change'],
  'person' | 'shift' | 'operation' | 'cause' | 'establishment' | 'at' | 'changed_by' | 'seen_at'
> & { before: ShiftContent | null; after: ShiftContent | null };

/** What these operations changed in people's schedules. */
export async function findScheduleChanges(
  db: Reader,
  organisation: string,
  operations: readonly string[],
): Promise<ScheduleChange[]> {
  const rows = await inChunks(operations, (some) =>
    db
      .selectFrom('shift_change')
      .select(['person', 'shift', 'operation', 'cause', 'establishment', 'at', 'changed_by'])
      .select(['seen_at', 'before', 'after'])
      .where('organisation', '=', organisation)
      .where('operation', 'in', some)
      .orderBy('change')
      .execute(),
  );
  const read = (text: string | null) =>
    text === null ? null : shiftContentSchema.parse(JSON.parse(text));
  return rows.map((row) => ({ ...row, before: read(row.before), after: read(row.after) }));
}

export async function findAbsenceRow(db: Reader, organisation: string, absence: string) {
  return db
    .selectFrom('absence')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('absence', '=', absence)
    .executeTakeFirst();
}

export async function findSwapRow(db: Reader, organisation: string, swap: string) {
  return db
    .selectFrom('swap')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('swap', '=', swap)
    .executeTakeFirst();
}

/** Swaps of these establishments, or of these people, that nobody can approve any more. */
export async function findStaleSwaps(
  db: Reader,
  organisation: string,
  of: { establishments: readonly string[]; people: readonly string[] },
): Promise<PlanningTables['swap'][]> {
  const by = (column: 'establishment' | 'person' | 'colleague', ids: readonly string[]) =>
    inChunks([...new Set(ids)], (some) =>
      db
        .selectFrom('swap')
        .selectAll()
        .where('organisation', '=', organisation)
        .where('state', '=', 'stale')
        .where(column, 'in', some)
        .execute(),
    );
  const found = [
    ...(await by('establishment', of.establishments)),
    ...(await by('person', of.people)),
    ...(await by('colleague', of.people)),
  ];
  return [...new Map(found.map((row) => [row.swap, row])).values()];
}

export async function findCorrectionRow(db: Reader, organisation: string, correction: string) {
  return db
    .selectFrom('correction')
    .select(['person', 'day', 'state', 'decision', 'decided_at', 'establishment'])
    .where('organisation', '=', organisation)
    .where('correction', '=', correction)
    .executeTakeFirst();
}

export async function findStatementRow(db: Reader, organisation: string, statement: string) {
  return db
    .selectFrom('statement')
    .select(['person', 'first_day', 'last_day', 'replaced_by'])
    .where('organisation', '=', organisation)
    .where('statement', '=', statement)
    .executeTakeFirst();
}
