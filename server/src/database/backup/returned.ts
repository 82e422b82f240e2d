import BetterSqlite from 'better-sqlite3';
import type { DeviceState } from '@comptoir/shared/devices/operations';
import { tablesOf } from './inspect-file.ts';

/** What comes back with a restored database, and what of it is closed before anybody can use it (RECOV-9). */
export type Returned = {
  sessions: number;
  links: number;
  mails: number;
  tablets: { id: string; status: DeviceState; last_seen_at: number | null }[];
  tokens: { id: string; created_at: number }[];
  accounts: number;
};

/**
 * Closes in a staged copy what must not come to life again: sessions, links, half log-ins and half enrolments, mails
 * that were about to go. Whatever was withdrawn after the backup stands again; it is named.
 *
 * @param path a database that nobody uses yet, of any earlier version
 */
export function closeWhatReturned(path: string): Returned {
  const file = new BetterSqlite(path, { fileMustExist: true });
  try {
    file.pragma('synchronous = FULL');
    const tables = tablesOf(file);
    const change = (table: string, statement: string): number =>
      tables.has(table) ? file.prepare(statement).run().changes : 0;
    const rows = <T>(table: string, statement: string): T[] =>
      tables.has(table) ? file.prepare<[], T>(statement).all() : [];
    return file.transaction(() => {
      change('mail', tooLate("('kept', 'failed')"));
      for (const table of ['login_challenge', 'sign_up', 'enrolment']) {
        change(table, `delete from ${table}`);
      }
      return {
        sessions: change('portal_session', 'delete from portal_session'),
        links: change('one_time_link', 'delete from one_time_link where used_at is null'),
        mails: change('mail', tooLate("('queued', 'sending')")),
        tablets: rows<Returned['tablets'][number]>(
          'device',
          `select id, status, last_seen_at from device where status <> 'revoked' order by id`,
        ),
        tokens: rows<Returned['tokens'][number]>(
          'api_token',
          'select id, created_at from api_token where revoked_at is null order by id',
        ),
        accounts: rows('account', 'select id from account').length,
      };
    })();
  } finally {
    file.close();
  }
}

/** The queue gives up what is too late to be true, and says so where somebody waits for it; a link in it is dead. */
function tooLate(states: string): string {
  return `update mail set until = created_at where state in ${states}`;
}
