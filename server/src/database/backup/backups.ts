import { mkdirSync, statSync } from 'node:fs';
import type { Deps } from '../../deps.ts';
import { chainAt } from '../../journal/head.ts';
import { snapshot } from '../snapshot.ts';
import { inspect } from './inspect.ts';
import type { Backup, BackupReason, JournalEnd } from './manifest.ts';
import { listBackups, rotate } from './shelf.ts';
import { NoRoom, takeBackup } from './take.ts';

export type BackupOptions = {
  dataDir: string;
  backupDir: string;
  /** Minutes between two backups; 0: only when asked. */
  every: number;
  /** How many stay. */
  keep: number;
  /** Whether they lie on another disk than the data now; left out: looked up. */
  elsewhere?: () => boolean;
};

export type BackupStatus = {
  folder: string;
  every: number;
  /** When the newest good one began, in ms; null: there is none of this journal. */
  last: number | null;
  /** The latest attempt, where it failed. */
  failed: { at: number; why: 'no-room' | 'folder' | 'failed' } | null;
  /** On the disk of the data: what takes that disk away takes both. */
  sameDisk: boolean;
};

/** Backups of the running server. */
export type Backups = {
  /**
   * The position up to which the journal is in a verified backup on another disk: what a tablet may forget. Null: none
   * are taken there, and the tablet keeps its newest by count (SYNC-14).
   */
  safe(organisation: string): number | null;
  status(): BackupStatus;
  /** Takes one now, after the one that runs. @param to another folder, out of which nothing is rotated */
  take(to?: string | null): Promise<Backup>;
  /** Takes one if it is time. What went wrong is in the log and in `status`. */
  look(): Promise<void>;
  /** Waits for the one that runs; none begins after it. */
  stop(): Promise<void>;
};

const minute = 60_000;
/** How long after a failure the next attempt comes, in ms. */
const retryAfter = 15 * minute;

/** Opens what is known of the backups of this server, and takes them by the clock once `look` is called. */
export async function openBackups(
  deps: Pick<Deps, 'db' | 'clock' | 'log'>,
  options: BackupOptions,
): Promise<Backups> {
  const { db, clock, log } = deps;
  const { dataDir, backupDir, every, keep } = options;
  const elsewhere = options.elsewhere ?? (() => isElsewhere(dataDir, backupDir));
  let sameDisk = !elsewhere();
  const safe = new Map<string, number>();
  let newest: Backup | null = null;
  let failed: BackupStatus['failed'] = null;
  let queue: Promise<unknown> = Promise.resolve();
  let stopped = false;

  const learn = async (): Promise<void> => {
    safe.clear();
    newest = null;
    for (const backup of listBackups(backupDir)) {
      if (!(await isOfThisJournal(db, backup))) continue;
      newest ??= backup;
      trust(backup);
    }
  };
  const trust = ({ manifest }: Backup): void => {
    for (const { organisation, position } of manifest.organisations) {
      safe.set(organisation, Math.max(position, safe.get(organisation) ?? 0));
    }
  };
  const make = async (into: string, reason: BackupReason): Promise<Backup> => {
    const began = clock.now();
    const noted = await endsIn(db);
    const copy = (path: string) => snapshot(db, path);
    return takeBackup({ dataDir, backupDir: into, now: began, reason, noted, copy, inspect });
  };
  const makeHere = async (reason: BackupReason): Promise<Backup> => {
    try {
      const made = await make(backupDir, reason);
      // A disk that was taken out leaves its folder behind, on the disk of the data: nobody may rely on what lies there.
      sameDisk = !elsewhere();
      failed = null;
      newest = made;
      trust(made);
      const gone = rotate(backupDir, keep, made);
      log.info({ folder: made.folder, reason, gone: gone.length }, 'backup made and verified');
      return made;
    } catch (cause) {
      failed = { at: clock.now(), why: whyOf(cause, backupDir) };
      log.error({ err: cause, folder: backupDir }, 'the backup failed; the one before it stays');
      throw cause;
    }
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(() => {
      if (stopped) throw new Error('The server is stopping.');
      return work();
    });
    queue = turn.catch(() => undefined);
    return turn;
  };
  const isDue = (now: number): boolean => {
    if (every === 0 || (failed !== null && Math.abs(now - failed.at) < retryAfter)) return false;
    // One from the future was made by a clock that was wrong.
    const age = newest === null ? Infinity : Math.abs(now - newest.manifest.madeAt);
    return age >= every * minute;
  };

  await learn();
  return {
    safe: (organisation) => {
      if (sameDisk || (every === 0 && newest === null)) return null;
      return safe.get(organisation) ?? 0;
    },
    status: () => ({
      folder: backupDir,
      every,
      last: newest?.manifest.madeAt ?? null,
      failed,
      sameDisk,
    }),
    take: (to = null) => inTurn(() => (to === null ? makeHere('asked') : make(to, 'asked'))),
    look: () =>
      inTurn(async () => {
        // Somebody may have taken the folder away, or its disk, or put another one there.
        sameDisk = !elsewhere();
        if (hasChanged(backupDir, newest)) await learn();
        if (!isDue(clock.now()) || (await endsIn(db)).length === 0) return;
        await makeHere('schedule');
      }).catch((error: unknown) => {
        // Told in the log and in the portal where it happened; the next look tries again.
        log.debug({ err: error }, 'no backup was made');
      }),
    stop: async () => {
      stopped = true;
      await queue;
    },
  };
}

/** What whoever looks after the machine has to see to: room, the folder itself, or what the log says. */
function whyOf(cause: unknown, backupDir: string): 'no-room' | 'folder' | 'failed' {
  const { code, path } = cause as Partial<NodeJS.ErrnoException>;
  if (cause instanceof NoRoom || code === 'ENOSPC' || code === 'SQLITE_FULL') return 'no-room';
  return path?.startsWith(backupDir) === true ? 'folder' : 'failed';
}

function hasChanged(backupDir: string, newest: Backup | null): boolean {
  const [first] = listBackups(backupDir);
  return first?.folder !== newest?.folder;
}

/** Backups of before a restore hold what is not here any more: nobody may rely on them for what comes now. */
async function isOfThisJournal(db: Deps['db'], { manifest }: Backup): Promise<boolean> {
  for (const { organisation, position, chain } of manifest.organisations) {
    if ((await chainAt(db, organisation, position)) !== chain) return false;
  }
  return true;
}

async function endsIn(db: Deps['db']): Promise<JournalEnd[]> {
  return db
    .selectFrom('journal_head')
    .select(['organisation', 'position', 'chain'])
    .orderBy('organisation')
    .execute();
}

/** Whether the backups survive the disk of the data. */
function isElsewhere(dataDir: string, backupDir: string): boolean {
  try {
    mkdirSync(backupDir, { recursive: true, mode: 0o700 });
    return statSync(backupDir).dev !== statSync(dataDir).dev;
  } catch {
    // Not there, or not ours: the first attempt to write says what is wrong with it.
    return false;
  }
}
