import * as z from 'zod/mini';

/** `GET /api/portal/backups`, for who administers the whole house. Instants in ms. */
export const backupStatusSchema = z.object({
  /** Minutes between two; 0: only when somebody asks for one. */
  every: z.number(),
  /** When the newest verified one began; null: there is none. */
  last: z.nullable(z.number()),
  /** They lie on the disk of the data: what takes that disk away takes both. */
  sameDisk: z.boolean(),
  /** The latest attempt, where it failed; `folder`: theirs cannot be written. */
  failed: z.nullable(z.object({ at: z.number(), why: z.enum(['no-room', 'folder', 'failed']) })),
});
export type BackupStatus = z.infer<typeof backupStatusSchema>;

export type BackupTrouble = NonNullable<BackupStatus['failed']>['why'] | 'late' | 'off';

const minute = 60_000;
/** Whoever takes backups by hand or by a timer of their own is reminded after a week. */
const longestByHand = 8 * 24 * 60 * minute;

/** What somebody has to see to; null: nothing. A house that has just begun waits for its first one in peace. */
export function backupTrouble(status: BackupStatus, now: number): BackupTrouble | null {
  const { every, last, failed } = status;
  if (failed) return failed.why;
  const age = last === null ? 0 : now - last;
  if (every === 0) return last === null || age > longestByHand ? 'off' : null;
  return age > 2 * every * minute + 30 * minute ? 'late' : null;
}
