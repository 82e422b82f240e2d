import {
  type EstablishmentChanges,
  applyEstablishmentEdit,
} from '@comptoir/shared/establishments/edit';
import type { EstablishmentRow } from '@comptoir/shared/sync/rows';
import { aboutRange } from './about.ts';
import { inOrder } from './roster.ts';
import type { JournalRow, LocalDatabase } from './schema.ts';

export type EditField = keyof EstablishmentChanges;

/** The store as this tablet shows it, and the fields of which the server has not heard. */
export type ProjectedEstablishment = {
  row: EstablishmentRow;
  unsent: ReadonlySet<EditField>;
  /** The lease that counts here: nobody makes it longer before the server agrees (T19). Days. */
  leaseDays: number;
};

const nothing: ReadonlySet<EditField> = new Set();

/** What the server confirmed and what this tablet still holds (spec EST-5); null before the first sync. */
export async function projectedEstablishment(
  { establishments, journal, attachments }: LocalDatabase,
  id: string,
): Promise<ProjectedEstablishment | null> {
  const [from, to] = aboutRange('establishment');
  const [row, asked] = await Promise.all([
    establishments.get(id),
    journal.where('[overlay+about]').between(from, to).toArray(),
  ]);
  if (row === undefined) return null;
  if (asked.length === 0) return { row, unsent: nothing, leaseDays: row.settings.leaseDays };
  const texts = await attachments.bulkGet(asked.flatMap((one) => one.attachments));
  const words = new Map(texts.flatMap((one) => (one ? [[one.hash, one.text]] : [])));
  return project(row, asked, words);
}

function project(
  confirmed: EstablishmentRow,
  asked: JournalRow[],
  words: Map<string, string>,
): ProjectedEstablishment {
  const { name, nameText, contact, contactText } = confirmed;
  if (nameText !== null) words.set(nameText, name);
  if (contactText !== null && contact !== null) words.set(contactText, contact);
  let now = { nameText, contactText, settings: confirmed.settings };
  const unsent = new Set<EditField>();
  for (const one of inOrder(asked)) {
    const changes = changesOf(one);
    const next = applyEstablishmentEdit(now, changes);
    // The server will say so; until then what stands is shown.
    if (next === null) continue;
    now = { ...next, settings: { ...confirmed.settings, ...next.settings } };
    for (const field of Object.keys(changes) as EditField[])
      if (one.state === 'pending') unsent.add(field);
  }
  const row = {
    ...confirmed,
    ...now,
    name: words.get(now.nameText ?? '') ?? name,
    contact: now.contactText === null ? null : (words.get(now.contactText) ?? contact),
  };
  const leaseDays = Math.min(confirmed.settings.leaseDays, now.settings.leaseDays);
  return { row, unsent, leaseDays };
}

/** Bytes of this tablet's own journal: written from typed drafts, so they are read without a second check. */
export function changesOf(row: JournalRow): EstablishmentChanges {
  return (JSON.parse(row.bytes) as { body: { changes: EstablishmentChanges } }).body.changes;
}
