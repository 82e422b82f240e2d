import type { Reader } from '../database/connection.ts';

/** Whether any of some business days (both included) of an establishment is closed: rows of the room that closes them. */
export type IsClosed = (
  db: Reader,
  organisation: string,
  of: { establishment: string; from: string; to: string },
) => Promise<boolean>;
