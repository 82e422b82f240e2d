import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import type { Sentences } from './platform/catalogue.ts';
import { readPushHost } from './platform/push-endpoint.ts';
import {
  type MailAddress,
  type SmtpServer,
  readMailAddress,
  readSmtpUrl,
} from './platform/mail-address.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type Config = {
  port: number;
  /** Address to listen on; null: every interface. */
  host: string | null;
  /** Absolute path of the one folder that holds database, keys and command socket. */
  dataDir: string;
  /** Scheme, host and port under which the tablets reach this server. Never taken from a request. */
  baseUrl: URL;
  /** Whether the environment says so; otherwise what is given at set-up goes before it. */
  baseUrlGiven: boolean;
  /** Paths of the certificate and key files; null: plain HTTP, behind a proxy or on this machine only. */
  tls: { cert: string; key: string } | null;
  /** Exact number of proxies in front. */
  trustProxy: number;
  /** How mail leaves; null: no mail server, mails are kept for administrators to read. */
  smtp: { server: SmtpServer; from: MailAddress } | null;
  /** Mails a minute. */
  mailRate: number;
  /** Hosts that pushes may go to beside the known services (`host`, `host:port`, `*.host`). */
  pushHosts: readonly string[];
  /** Ms that a change of the schedule may be put back before people are told. */
  tellAfter: number;
  /** Where backups go, how many minutes lie between two (0: only when asked), and how many stay. */
  backup: { dir: string; every: number; keep: number };
  /** Where each checkpoint of the journal is written as a file as well; null: nowhere. */
  checkpointDir: string | null;
  logLevel: (typeof logLevels)[number];
};

type Environment = Record<string, string | undefined>;

/**
 * Reads the configuration from the environment.
 *
 * @returns the configuration, or one line per missing or wrong value, each beginning with its name
 */
export function readConfig(
  environment: Environment,
  sentences: Sentences['config'],
): { ok: true; config: Config } | { ok: false; problems: string[] } {
  const schema = z.object({
    PORT: z._default(wholeNumber(0, 65_535, sentences.port), 8080),
    HOST: z._default(z.nullable(z.string().check(z.minLength(1))), null),
    DATA_DIR: z.pipe(
      z._default(z.string(), './data'),
      z.transform((path: string) => resolve(path)),
    ),
    BASE_URL: z.optional(z.string().check(z.refine(isOrigin, sentences.baseUrl))),
    TLS_CERT: z.optional(z.string().check(z.refine(existsSync, sentences.fileMissing))),
    TLS_KEY: z.optional(z.string().check(z.refine(existsSync, sentences.fileMissing))),
    TRUST_PROXY: z._default(wholeNumber(0, 10, sentences.trustProxy), 0),
    SMTP_URL: z.optional(mailValue(readSmtpUrl, sentences.smtpUrl)),
    MAIL_FROM: z.optional(mailValue(readMailAddress, sentences.mailFrom)),
    MAIL_RATE: z._default(wholeNumber(1, 6_000, sentences.mailRate), 30),
    PUSH_HOSTS: z._default(z.pipe(z.string(), pushHosts(sentences.pushHosts)), []),
    TELL_AFTER: z._default(wholeNumber(0, 3_600, sentences.tellAfter), 60),
    BACKUP_DIR: z.optional(
      z.pipe(
        z.string(),
        z.transform((path: string) => resolve(path)),
      ),
    ),
    CHECKPOINT_DIR: z.optional(z.string().check(z.minLength(1))),
    BACKUP_EVERY: z._default(wholeNumber(0, 525_600, sentences.backupEvery), 1_440),
    BACKUP_KEEP: z._default(wholeNumber(1, 100_000, sentences.backupKeep), 14),
    LOG_LEVEL: z._default(z.enum(logLevels, sentences.logLevel(logLevels.join(', '))), 'info'),
  });
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const read = schema.safeParse(present);
  if (!read.success) {
    return {
      ok: false,
      problems: read.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`),
    };
  }
  const { SMTP_URL, MAIL_FROM } = read.data;
  if (SMTP_URL && !MAIL_FROM) {
    return { ok: false, problems: [`MAIL_FROM: ${sentences.mailFromMissing}`] };
  }
  const { PORT, HOST, DATA_DIR, TLS_CERT, TLS_KEY, TRUST_PROXY, LOG_LEVEL } = read.data;
  if ((TLS_CERT === undefined) !== (TLS_KEY === undefined)) {
    const missing = TLS_CERT === undefined ? 'TLS_CERT' : 'TLS_KEY';
    return { ok: false, problems: [`${missing}: ${sentences.tlsPair}`] };
  }
  const tls = TLS_CERT && TLS_KEY ? { cert: TLS_CERT, key: TLS_KEY } : null;
  const baseUrl = new URL(read.data.BASE_URL ?? `${tls ? 'https' : 'http'}://localhost:${PORT}`);
  const problem = addressProblem(baseUrl, tls !== null, TRUST_PROXY, sentences);
  if (problem) return { ok: false, problems: [`BASE_URL: ${problem}`] };
  return {
    ok: true,
    config: {
      port: PORT,
      host: HOST,
      dataDir: DATA_DIR,
      baseUrl,
      baseUrlGiven: read.data.BASE_URL !== undefined,
      tls,
      trustProxy: TRUST_PROXY,
      smtp: SMTP_URL && MAIL_FROM ? { server: SMTP_URL, from: MAIL_FROM } : null,
      mailRate: read.data.MAIL_RATE,
      pushHosts: read.data.PUSH_HOSTS,
      tellAfter: read.data.TELL_AFTER * 1_000,
      checkpointDir:
        read.data.CHECKPOINT_DIR === undefined ? null : resolve(read.data.CHECKPOINT_DIR),
      backup: {
        dir: read.data.BACKUP_DIR ?? join(DATA_DIR, 'backups'),
        every: read.data.BACKUP_EVERY,
        keep: read.data.BACKUP_KEEP,
      },
      logLevel: LOG_LEVEL,
    },
  };
}

function wholeNumber(min: number, max: number, message: string) {
  const digits = z.string().check(z.regex(/^\d{1,6}$/, message));
  return z
    .pipe(digits, z.transform(Number))
    .check(z.refine((value) => value >= min && value <= max, message));
}

function pushHosts(message: string) {
  const split = z.transform((text: string) => text.split(',').map((one) => one.trim()));
  const known = z.array(z.string().check(z.refine((one) => readPushHost(one) !== null, message)));
  return z.pipe(split, known);
}

function mailValue<T>(read: (text: string) => T | null, message: string) {
  return z.pipe(
    z.string().check(z.refine((text) => read(text) !== null, message)),
    z.transform((text: string) => read(text)),
  );
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href;
}

/** Whether tablets can reach a server under this origin: HTTPS, or this machine alone. */
export function isHouseAddress(text: string): boolean {
  if (!isOrigin(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || isLocal(hostname);
}

function isLocal(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** A browser gives a tablet its keys, its offline start and its locks on HTTPS or on localhost only. */
function addressProblem(
  url: URL,
  tls: boolean,
  proxies: number,
  sentences: Sentences['config'],
): string | null {
  const secure = url.protocol === 'https:';
  const local = isLocal(url.hostname);
  if (!secure && tls) return sentences.baseUrlNotSecure;
  if (!secure && !local) return sentences.baseUrlInsecure;
  if (secure && !tls && proxies === 0) return sentences.baseUrlNoTls;
  return null;
}
