import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';

export type StoredPunch = {
  id: string;
  person: string | null;
  type: string;
  at: number;
  wall: number;
  device: string;
  epoch: string;
  seq: number;
  declared: number;
  /** JSON array. */
  flags: string;
  cancelled_by: string | null;
};

/** Looks into the server's database from outside, without writing: what is really there, on the disk. */
export class ServerJournal {
  private readonly database: BetterSqlite.Database;
  /** Operations up to here were there before the story began. */
  private readonly before: number;

  constructor(dataDir: string) {
    this.database = new BetterSqlite(join(dataDir, 'comptoir.sqlite'), { readonly: true });
    const row = this.database
      .prepare<[], { position: number | null }>('SELECT max(position) AS position FROM operation')
      .get();
    this.before = row?.position ?? 0;
  }

  /** Punches that reached the server since the story began, in the order of time. */
  newPunches(): StoredPunch[] {
    return this.database
      .prepare<[number], StoredPunch>(
        `SELECT punch.* FROM punch JOIN operation ON operation.id = punch.id
         WHERE operation.position > ? ORDER BY punch.at, punch.seq`,
      )
      .all(this.before);
  }

  /** Every punch that the server has, in the order of its arrival. */
  allPunches(): StoredPunch[] {
    return this.database
      .prepare<[], StoredPunch>(
        `SELECT punch.* FROM punch JOIN operation ON operation.id = punch.id ORDER BY operation.position`,
      )
      .all();
  }

  /** Every punch that counts or has counted, whichever way it came in: also what was kept of a quarantine. */
  keptPunches(): StoredPunch[] {
    return this.database.prepare<[], StoredPunch>('SELECT * FROM punch ORDER BY at, id').all();
  }

  /** What was told to somebody of their schedule, and when they were shown it; the oldest first. */
  toldChanges(person: string): {
    seen_at: number | null;
    seen_by: string | null;
    accepted_at: number | null;
  }[] {
    return this.database
      .prepare<
        [string],
        { seen_at: number | null; seen_by: string | null; accepted_at: number | null }
      >(
        'SELECT seen_at, seen_by, accepted_at FROM shift_change WHERE person = ? ORDER BY at, change',
      )
      .all(person);
  }

  /** Operations of tablets since the story began: kind, status and place in their chain. */
  newOperations(): { kind: string; status: string; device: string; epoch: string; seq: number }[] {
    return this.database
      .prepare<
        [number],
        { kind: string; status: string; device: string; epoch: string; seq: number }
      >(
        `SELECT kind, status, device, epoch, seq FROM operation
         WHERE position > ? AND seq IS NOT NULL ORDER BY device, epoch, seq`,
      )
      .all(this.before);
  }

  /** The bytes of the operations that tablets have sent since the story began, in the order of their arrival. */
  newBytes(): string[] {
    return this.database
      .prepare<[number], { bytes: string }>(
        `SELECT bytes FROM operation WHERE position > ? AND seq IS NOT NULL ORDER BY position`,
      )
      .all(this.before)
      .map(({ bytes }) => bytes);
  }

  /** What tablets handed in apart, and why. */
  apart(): { kind: string | null; reason: string; hash: string }[] {
    return this.database
      .prepare<[], { kind: string | null; reason: string; hash: string }>(
        'SELECT kind, reason, hash FROM quarantine ORDER BY epoch, seq',
      )
      .all();
  }

  /** When « Vos données » was last shown to a person, ms; null: the server does not know of it. */
  privacySeenBy(person: string): number | null {
    const row = this.database
      .prepare<[string], { at: number }>('SELECT at FROM privacy_seen WHERE person = ?')
      .get(person);
    return row?.at ?? null;
  }

  /** The name of a person as it stands on the server, JSON; null: nobody of that id. */
  nameOf(person: string): string | null {
    const row = this.database
      .prepare<[string], { text: string }>(
        `SELECT text FROM employee JOIN attachment
         ON attachment.organisation = employee.organisation AND attachment.hash = employee.name_text
         WHERE employee.person = ?`,
      )
      .get(person);
    return row?.text ?? null;
  }

  close(): void {
    this.database.close();
  }
}
