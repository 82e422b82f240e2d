import type { Trx } from '../database/connection.ts';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import { lockHead } from '../journal/head.ts';
import type { Mailer, Sending } from '../platform/mailer.ts';
import { type QueueLoop, startQueueLoop } from '../platform/queue-loop.ts';
import { nextTry } from './backoff.ts';
import {
  type ClaimedMail,
  type Settlement,
  claimMail,
  dueMails,
  isTooLate,
  requeueInterrupted,
  settleMail,
} from './commands.ts';
import { findLogo } from './logo.ts';
import type { MailTables } from './tables.ts';
import { logoId, withoutLogo } from './templates.ts';

type Mail = MailTables['mail'];

/** What a mail that somebody waits for came to: for good, not for the time being. */
export type Outcome = { state: 'sent' | 'failed' | 'kept'; at: number };

export type MailOptions = {
  /** Null: none is configured, and mails are kept for administrators to read. */
  mailer: Mailer | null;
  /** Mails a minute. */
  rate: number;
  /** Makes the mails that operations asked for; comes before each look into the queue. */
  prepare: () => Promise<void>;
  /**
   * Told in the transaction that notes the outcome of a mail that regards something; the organisation's lock is taken.
   *
   * @returns what is left to do after the commit
   */
  settled: (
    trx: Trx,
    mail: { organisation: string; regarding: string },
    outcome: Outcome,
  ) => Promise<() => void>;
};

export type MailWorker = QueueLoop;

/** How long wakings are gathered before one look. */
const gathering = 25;
const minute = 60_000;

/** How long the queue rests when the mail server was not reached. */
const rest = 30_000;

type Work = {
  deps: Pick<Deps, 'db' | 'clock' | 'random' | 'log'>;
  options: MailOptions;
  /** When mails went out within the last minute. */
  sent: number[];
  restsUntil: number;
  stopped: boolean;
};

/** Sends what the queue holds, one mail at a time, for as long as the server runs. */
export async function startMailWorker(
  deps: Work['deps'],
  options: MailOptions,
): Promise<MailWorker> {
  const work: Work = { deps, options, sent: [], restsUntil: 0, stopped: false };
  const interrupted = await requeueInterrupted(deps.db);
  if (interrupted > 0) deps.log.info({ mails: interrupted }, 'mails tried again after a stop');
  if (!options.mailer) deps.log.warn('no mail server is configured: mails are kept in the portal');
  const loop = startQueueLoop({
    log: deps.log,
    stumbled: 'the mail queue stopped for a moment',
    look: () => passOnce(work),
    gathering,
  });
  return {
    ...loop,
    async stop() {
      work.stopped = true;
      await loop.stop();
      options.mailer?.close();
    },
  };
}

async function passOnce(work: Work): Promise<void> {
  const { prepare, mailer } = work.options;
  await prepare();
  if (!mailer) await keepAll(work);
  else while (!work.stopped && (await sendNext(work, mailer))) continue;
}

/** @returns false when nothing is due, the minute's mails are out, or the mail server is not to be reached */
async function sendNext(work: Work, mailer: Mailer): Promise<boolean> {
  const { db, clock, log } = work.deps;
  const now = clock.now();
  work.sent = work.sent.filter((at) => at > now - minute && at <= now);
  if (work.sent.length >= work.options.rate || now < work.restsUntil) return false;
  // A plain read first: most looks find nothing, and take no write lock for it.
  if ((await dueMails(db, now, 1)).length === 0) return false;
  const domain = mailer.from.address.split('@')[1] ?? '';
  const mail = await inTransaction(db, (trx) => claimMail(trx, now, (id) => `<${id}@${domain}>`));
  if (!mail) return false;
  if (isTooLate(mail, now)) {
    log.warn({ mail: mail.id }, 'mail not sent: what it says is no longer true');
    await settle(work, mail, { state: 'failed', problem: 'link expired' });
    return true;
  }
  work.sent.push(now);
  const logo =
    mail.logo === null || mail.organisation === null
      ? null
      : await findLogo(db, mail.organisation, mail.logo);
  const sending = await mailer.send({
    messageId: mail.message_id,
    to: { name: mail.to_name, address: mail.to_address },
    subject: mail.subject,
    text: mail.text,
    html: logo || mail.logo === null ? mail.html : withoutLogo(mail.html),
    ...(logo && { images: [{ id: logoId, png: logo }] }),
  });
  // Stopped without waiting for it: the next start tries it again, under the same Message-ID.
  if (work.stopped && !sending.ok) return false;
  const to = settlementOf(work, mail, sending);
  const noted = {
    mail: mail.id,
    attempts: mail.attempts,
    problem: sending.ok ? null : sending.problem,
  };
  if (sending.ok) log.info(noted, 'mail sent');
  else log.warn(noted, to.state === 'failed' ? 'mail refused for good' : 'mail not sent yet');
  await settle(work, mail, to);
  if (sending.ok || sending.because !== 'unreachable') return true;
  work.restsUntil = clock.now() + rest;
  return false;
}

function settlementOf({ deps }: Work, mail: ClaimedMail, sending: Sending): Settlement {
  const now = deps.clock.now();
  if (sending.ok) return { state: 'sent', at: now };
  const { because, problem } = sending;
  const nextAt = nextTry(mail.attempts, now, deps.random.bytes(1)[0]! / 256);
  if (because === 'refused' || nextAt > mail.until) return { state: 'failed', problem };
  return { state: 'queued', problem, nextAt };
}

async function keepAll(work: Work): Promise<void> {
  const { db, clock, log } = work.deps;
  for (;;) {
    const mails = await dueMails(db, clock.now(), 50);
    for (const mail of mails) {
      if (work.stopped) return;
      await settle(work, mail, { state: 'kept' });
      log.warn({ mail: mail.id }, 'mail kept: no mail server is configured');
    }
    if (mails.length === 0) return;
  }
}

async function settle({ deps, options }: Work, mail: Mail, to: Settlement): Promise<void> {
  const { id, organisation, regarding } = mail;
  const after = await inTransaction(deps.db, async (trx) => {
    if (organisation === null || regarding === null || to.state === 'queued') {
      await settleMail(trx, id, to);
      return null;
    }
    await lockHead(trx, organisation);
    // Dropped meanwhile: another mail says now what this one would have said.
    if (!(await settleMail(trx, id, to))) return null;
    const outcome = { state: to.state, at: deps.clock.now() };
    return options.settled(trx, { organisation, regarding }, outcome);
  });
  after?.();
}
