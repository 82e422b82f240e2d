import type { Transaction } from 'dexie';
import type { Body } from '@comptoir/shared/journal/kinds';
import type { EditField } from '@comptoir/shared/employees/project';
import type { EmployeeRow } from '@comptoir/shared/sync/rows';
import type { EmployeeField, EmployeeFields } from '../employees/view.ts';
import { inOrder } from './roster.ts';
import type { JournalRow, LocalDatabase } from './schema.ts';

/** The field of the screen that an edit's field changes. */
export const shownField: Record<EditField, EmployeeField> = {
  nameText: 'name',
  displayText: 'display',
  emailText: 'email',
  phoneText: 'phone',
  colour: 'colour',
  team: 'team',
  role: 'role',
  language: 'language',
  startsOn: 'startsOn',
  endsOn: 'endsOn',
  minorUntil: 'minorUntil',
  openPeriodLimit: 'openPeriodLimit',
  photo: 'photo',
};

/** A row as « Modifier » shows it. */
export function fieldsOf(row: EmployeeRow): EmployeeFields {
  const { name, display, email, phone, language, team, startsOn, endsOn, minorUntil } = row;
  const { colour, role, openPeriodLimit, photo } = row;
  return {
    name: name ?? { given: '', family: '' },
    ...{ display, email, phone, language, team, startsOn, endsOn, minorUntil },
    ...{ colour, role, openPeriodLimit, photo },
  };
}

/** Whether a refusal waits for a manager's choice (O4). */
export function isClash(row: JournalRow): boolean {
  return row.kind === 'employee.edit' && row.refusal === 'conflict' && row.aside === 'refused';
}

/** Of clashes about the same field the last: it has what was wanted here in the end, and one question is asked once. */
export function lastClashes(rows: JournalRow[]): JournalRow[] {
  const last = new Map<string, JournalRow>();
  for (const row of inOrder(rows.filter(isClash))) last.set(questionOf(row), row);
  return [...last.values()];
}

/** Whom and which fields a refused edit is about. */
function questionOf(row: JournalRow): string {
  const { body } = JSON.parse(row.bytes) as { body: Body<'employee.edit'> };
  return [body.person, ...Object.keys(body.changes)].join(' ');
}

/** Every open clash that asks the same as this one: settled together. Inside a transaction on `journal`. */
export async function sameClashes(
  { journal }: LocalDatabase,
  clash: JournalRow,
): Promise<JournalRow[]> {
  const refused = await journal.where('aside').equals('refused').toArray();
  return refused.filter((row) => isClash(row) && questionOf(row) === questionOf(clash));
}

/** One change that a refused operation asked for. */
export type RefusedChange = {
  field: EmployeeField;
  value: EmployeeFields[EmployeeField];
};

/** What a refused edit asked for, field by field, and who asked. */
export function readClash(
  row: JournalRow,
  textOf: (hash: string) => string | null,
): { person: string; by: string | null; changes: RefusedChange[] } {
  const { body, actor } = JSON.parse(row.bytes) as {
    body: Body<'employee.edit'>;
    actor: string | null;
  };
  const changes = (Object.keys(body.changes) as EditField[]).map((field): RefusedChange => {
    const to = body.changes[field]?.to ?? null;
    const text = field.endsWith('Text') && to !== null ? textOf(to as string) : to;
    const value =
      field === 'nameText' && text !== null ? (JSON.parse(text as string) as unknown) : text;
    return { field: shownField[field], value: value as RefusedChange['value'] };
  });
  return { person: body.person, by: actor, changes };
}

/** Texts of the attachments that these operations name. */
export async function textsOf(
  database: LocalDatabase,
  rows: JournalRow[],
): Promise<(hash: string) => string | null> {
  const texts = await database.attachments.bulkGet(rows.flatMap((row) => row.attachments));
  const byHash = new Map(texts.flatMap((one) => (one ? [[one.hash, one.text]] : [])));
  return (hash) => byHash.get(hash) ?? null;
}

/** The row that a key of `RefusalView` or `Clash` names. */
export async function refusedRow(
  database: LocalDatabase,
  key: string,
): Promise<JournalRow | undefined> {
  const [epoch = '', seq = ''] = key.split('/');
  return await database.journal.get([epoch, Number(seq)]);
}

export function keyOf({ epoch, seq }: Pick<JournalRow, 'epoch' | 'seq'>): string {
  return `${epoch}/${seq}`;
}

/** Somebody has decided about these refusals: they leave the screens, and stay in the journal. */
export async function markSettled(
  _trx: Transaction,
  { journal }: LocalDatabase,
  rows: JournalRow[],
): Promise<void> {
  await journal.bulkPut(rows.map((row) => ({ ...row, aside: 'settled' as const })));
}
