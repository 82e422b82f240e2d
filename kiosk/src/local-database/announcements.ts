import type { AnnouncementRow } from '@comptoir/shared/announcements/announcement';
import {
  type AnnouncementOperation,
  announcementsWith,
} from '@comptoir/shared/announcements/project';
import type { Table } from 'dexie';
import { aboutRange } from './about.ts';
import { inOrder } from './roster.ts';
import type { LocalDatabase } from './schema.ts';

/** What `readAnnouncements` reads. */
export function announcementTables(database: LocalDatabase): Table[] {
  const { announcements, journal, attachments } = database;
  return [announcements, journal, attachments];
}

export type HeldAnnouncements = {
  rows: AnnouncementRow[];
  /** Of these this tablet holds a definition that was not sent. */
  unsent: ReadonlySet<string>;
};

/** Every announcement: what the server confirmed, and what was published, withdrawn and read on this tablet since. */
export async function readAnnouncements(database: LocalDatabase): Promise<HeldAnnouncements> {
  const [from, to] = aboutRange('announcements');
  const [confirmed, journal] = await Promise.all([
    database.announcements.toArray(),
    database.journal.where('[overlay+about]').between(from, to).toArray(),
  ]);
  if (journal.length === 0) return { rows: confirmed, unsent: new Set() };
  const texts = await database.attachments.bulkGet(journal.flatMap((row) => row.attachments));
  const words = new Map(texts.flatMap((one) => (one ? [[one.hash, one.text]] : [])));
  const rows = inOrder(journal).map(({ bytes, at, state }) => ({
    // Bytes of this tablet's own journal: written from typed drafts, so they are read without a second check.
    operation: JSON.parse(bytes) as AnnouncementOperation,
    ...{ at, state },
  }));
  const unsent = rows.filter(
    ({ operation, state }) => operation.kind === 'announcement.publish' && state === 'pending',
  );
  return {
    rows: announcementsWith(confirmed, rows, (hash) => words.get(hash) ?? null),
    unsent: new Set(unsent.map(({ operation }) => operation.body.announcement)),
  };
}
