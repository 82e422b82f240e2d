import { existsSync } from 'node:fs';
import { thumbprint } from '@comptoir/shared/devices/enrolment';
import { businessDay } from '@comptoir/shared/time/business-day';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import { headOf } from '../journal/head.ts';
import { enqueueMail } from '../mail/commands.ts';
import { checkpointPath, keepInFolder } from './checkpoint-folder.ts';
import { makeCheckpoint } from './checkpoints.ts';
import {
  type StoredCheckpoint,
  findCheckpoints,
  findHouse,
  findMailTo,
  findOrganisationName,
  findOrganisations,
} from './queries.ts';

type Needs = Pick<Deps, 'db' | 'clock' | 'random' | 'keys' | 'log'>;
type Options = {
  /** Where each day's checkpoint is written as a file; null: nowhere. */
  folder: string | null;
  /** Ends what is being hashed: the next start goes on there. */
  signal?: AbortSignal;
};

/** How often the clock is looked at, ms. */
const interval = 60_000;

/**
 * Makes a checkpoint of every organisation each day, at start where one is missing, and hands it out. @returns ends it, and
 * waits for what runs
 */
export function startDailyCheckpoints(deps: Needs, options: Options): () => Promise<void> {
  let running: Promise<void> | null = null;
  const stop = new AbortController();
  const look = (): void => {
    running ??= attestDay(deps, { ...options, signal: stop.signal }).finally(
      () => (running = null),
    );
  };
  look();
  const timer = setInterval(look, interval);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stop.abort();
    await running;
  };
}

/**
 * What the day still lacks, of every organisation (spec EVID-4): its checkpoint, the file, the mail. Each is there or is
 * not, so a stop in between leaves nothing out and a second look does nothing twice.
 */
export async function attestDay(deps: Needs, options: Options): Promise<void> {
  for (const organisation of await findOrganisations(deps.db)) {
    try {
      await attest(deps, organisation, options);
    } catch (err) {
      if (options.signal?.aborted) return;
      // A full disk, a folder that is gone: the journal goes on, and the next look tries again.
      deps.log.error({ err, organisation }, 'the day’s checkpoint could not be made or handed out');
    }
  }
}

async function attest(
  deps: Needs,
  organisation: string,
  { folder, signal }: Options,
): Promise<void> {
  const { db, clock } = deps;
  if ((await headOf(db, organisation)).position === 0) return;
  const { zone, language } = await findHouse(db, organisation);
  const dayOf = (at: number): string => businessDay(at, zone, 0);
  const day = dayOf(clock.now());
  const [newest] = await findCheckpoints(db, organisation, 1);
  const isToday = newest !== undefined && dayOf(newest.at) === day;
  const made = isToday ? newest : await makeCheckpoint(deps, organisation, signal);
  if (folder !== null) {
    const path = checkpointPath(folder, organisation, { day, size: made.size });
    if (!existsSync(path)) keepInFolder(path, textOf(deps, made));
  }
  const mailTo = await findMailTo(db, organisation);
  if (mailTo === null) return;
  const name = await findOrganisationName(db, organisation);
  await inTransaction(db, (trx) =>
    enqueueMail(trx, deps, {
      template: 'checkpoint',
      data: {
        organisation: name,
        operations: made.size,
        day: new Date(`${day}T00:00:00Z`).toLocaleDateString(language === 'en' ? 'en-GB' : 'fr', {
          ...{ timeZone: 'UTC', dateStyle: 'long' },
        }),
        checkpoint: textOf(deps, made),
        thumbprint: thumbprint(deps.keys.receipt.publicKey),
      },
      ...{ to: { name, address: mailTo }, language, organisation },
      dedupe: `checkpoint ${organisation} ${day}`,
    }),
  );
}

/** A checkpoint with the key that signed it, in one line: what a file and a mail hold. */
function textOf({ keys }: Needs, { payload, signature }: StoredCheckpoint): string {
  return JSON.stringify({ payload, signature, key: keys.receipt.publicKey });
}
