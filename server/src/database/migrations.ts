import { type Kysely, sql } from 'kysely';
import type { Trx } from './connection.ts';
import { inTransaction } from './driver.ts';
import { createJournal } from './migrations/0001-journal.ts';
import { createDirectory } from './migrations/0002-directory.ts';
import { createRooms } from './migrations/0003-rooms.ts';
import { refuseReplacing } from './migrations/0004-no-replace.ts';
import { addPeople } from './migrations/0005-people.ts';
import { createPinsAndTasks } from './migrations/0006-pins-and-tasks.ts';
import { createAccounts } from './migrations/0007-accounts.ts';
import { createMailAndInvitations } from './migrations/0008-mail-and-invitations.ts';
import { createBackoffice } from './migrations/0009-backoffice.ts';
import { createHoldingsAndTeams } from './migrations/0010-holdings-and-teams.ts';
import { createSecondFactors } from './migrations/0011-accounts.ts';
import { addErasures } from './migrations/0012-people.ts';
import { addOrganisationSettings } from './migrations/0013-organisation.ts';
import { createJournalEntries } from './migrations/0014-journal-entries.ts';
import { addMailLogo } from './migrations/0015-mail-logo.ts';
import { addProvedEmails } from './migrations/0016-proved-e-mails.ts';
import { createPortalAnswers } from './migrations/0017-portal-answers.ts';
import { addTabletLives } from './migrations/0018-tablet-lives.ts';
import { createEvidence } from './migrations/0019-evidence.ts';
import { addTabletEnds } from './migrations/0020-tablet-ends.ts';
import { completeSettings } from './migrations/0021-settings-of-old-stores.ts';
import { createWorkedTime } from './migrations/0022-worked-time.ts';
import { addApprovalPlaces } from './migrations/0023-approvals.ts';
import { createPlanning } from './migrations/0024-planning.ts';
import { createNotifications } from './migrations/0025-notifications.ts';
import { addTold } from './migrations/0026-told.ts';
import { fillFeedOfJoinedStores } from './migrations/0027-feed-of-joined-stores.ts';
import type { Tables } from './tables.ts';

export type Migration = { name: string; up: (trx: Trx) => Promise<void> };

/** In order, each once, for ever: a migration that has shipped is never edited. */
export const migrations: readonly Migration[] = [
  { name: '0001-journal', up: createJournal },
  { name: '0002-directory', up: createDirectory },
  { name: '0003-rooms', up: createRooms },
  { name: '0004-no-replace', up: refuseReplacing },
  { name: '0005-people', up: addPeople },
  { name: '0006-pins-and-tasks', up: createPinsAndTasks },
  { name: '0007-accounts', up: createAccounts },
  { name: '0008-mail-and-invitations', up: createMailAndInvitations },
  { name: '0009-backoffice', up: createBackoffice },
  { name: '0010-holdings-and-teams', up: createHoldingsAndTeams },
  { name: '0011-accounts', up: createSecondFactors },
  { name: '0012-people', up: addErasures },
  { name: '0013-organisation', up: addOrganisationSettings },
  { name: '0014-journal-entries', up: createJournalEntries },
  { name: '0015-mail-logo', up: addMailLogo },
  { name: '0016-proved-e-mails', up: addProvedEmails },
  { name: '0017-portal-answers', up: createPortalAnswers },
  { name: '0018-tablet-lives', up: addTabletLives },
  { name: '0019-evidence', up: createEvidence },
  { name: '0020-tablet-ends', up: addTabletEnds },
  { name: '0021-settings-of-old-stores', up: completeSettings },
  { name: '0022-worked-time', up: createWorkedTime },
  { name: '0023-approvals', up: addApprovalPlaces },
  { name: '0024-planning', up: createPlanning },
  { name: '0025-notifications', up: createNotifications },
  { name: '0026-told', up: addTold },
  { name: '0027-feed-of-joined-stores', up: fillFeedOfJoinedStores },
];

type Ledger = { migration: { name: string } };

/**
 * Brings the schema up to date, all or nothing.
 *
 * @param steps fewer than all, for a test that writes as an earlier version did
 * @throws when the file comes from a newer build, or a migration fails: the file is as it was then
 */
export async function migrate(
  db: Kysely<Tables>,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const ledger = trx as unknown as Kysely<Ledger>;
    await sql`create table if not exists migration (name text primary key not null)`.execute(trx);
    const rows = await ledger.selectFrom('migration').select('name').execute();
    const done = new Set(rows.map((row) => row.name));
    const known = new Set(steps.map((migration) => migration.name));
    const newer = [...done].filter((name) => !known.has(name));
    if (newer.length > 0) {
      throw new Error(`The database was written by a newer version (${newer.join(', ')}).`);
    }
    for (const { name, up } of steps) {
      if (done.has(name)) continue;
      await up(trx);
      await ledger.insertInto('migration').values({ name }).execute();
    }
  });
}
