import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import 'temporal-polyfill/global';
import type BetterSqlite from 'better-sqlite3';
import type { Express, Router } from 'express';
import { forkTeller } from './access/administrators/fork-mails.ts';
import { inviter } from './access/invitation-mails.ts';
import { contactWatcher } from './access/accounts/contacts.ts';
import { renewSetupLink } from './access/accounts/setup.ts';
import { findDeciders } from './access/roles/deciders.ts';
import { makeApp, pushSubject } from './app.ts';
import type { Config } from './config.ts';
import { openBackups } from './database/backup/backups.ts';
import { NotCopied, copyBeforeMigration } from './database/backup/before-migration.ts';
import { finishRestore } from './database/backup/replacing.ts';
import { lookEvery } from './database/backup/schedule.ts';
import { DatabaseDamaged, openDatabase } from './database/connection.ts';
import type { Deps, Pokes } from './deps.ts';
import { commandSocketPath } from './devices/command-path.ts';
import { listenForCommands } from './devices/command-socket.ts';
import { houseAddress } from './directory/house.ts';
import { startDailyCheckpoints } from './evidence/daily.ts';
import { lockFolder } from './directory/folder-lock.ts';
import { tidyDirectory } from './directory/sessions.ts';
import type { Limits } from './http/limits.ts';
import { type MailWorker, startMailWorker } from './mail/worker.ts';
import { startPushWorker } from './notifications/push/worker.ts';
import type { TellingRooms } from './notifications/tellings.ts';
import { notificationTeller } from './notifications/teller.ts';
import type { Sentences } from './platform/catalogue.ts';
import { systemClock } from './platform/clock.ts';
import { KeyMissing, openKeys } from './platform/keys.ts';
import { openLogger } from './platform/logger.ts';
import { openPasswordHash } from './platform/password-hash.ts';
import { openMailer } from './platform/mailer.ts';
import { openPusher } from './platform/push.ts';
import { systemRandom } from './platform/random.ts';
import { openStreams } from './sync/events.ts';
import { correctionTeller } from './timesheets/corrections/mails.ts';
import { statementTeller } from './timesheets/statements/mails.ts';

export type RunningServer = {
  deps: Deps;
  /** The port that was really taken: `PORT=0` asks for any. */
  port: number;
  /** Where tablets reach it. */
  address: URL;
  /** The one-time link that sets an empty house up, valid a day; null once it is. A secret. */
  setup: URL | null;
  /** Lets answers finish, closes streams, database and lock. */
  close(): Promise<void>;
};

/** A start that cannot work, in one line for whoever started it. */
export class StartRefused extends Error {}

export type Additions = {
  limits?: Partial<Limits>;
  kiosk?: string;
  portal?: string;
  extra?: (deps: Deps) => Router;
  /** Runs before the first request is taken. */
  prepare?: (deps: Deps) => Promise<void>;
};

/**
 * The composition root of every server: configuration → lock → keys → database → app → listen.
 *
 * @throws StartRefused with a sentence for a person
 */
export async function startServer(
  config: Config,
  sentences: Sentences['start'],
  additions: Additions = {},
): Promise<RunningServer> {
  const { dataDir } = config;
  const socketPath = commandSocketPath(dataDir);
  if (!socketPath.ok) throw new StartRefused(sentences.socketPath(socketPath.limit));
  const lock = takeFolder(dataDir, sentences);
  const undo: (() => Promise<void> | void)[] = [() => lock.release()];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const database = join(dataDir, 'comptoir.sqlite');
    await inFolder(async () => finishRestore(dataDir), dataDir, sentences);
    // New keys open nothing of what is there: they are made for a folder that holds nothing yet.
    const mayMake = !existsSync(database);
    const openedKeys = () => openKeys(join(dataDir, 'keys'), { mayMake });
    const keys = await inFolder(openedKeys, dataDir, sentences);
    const log = openLogger(config.logLevel);
    const beforeMigration = (sqlite: BetterSqlite.Database) =>
      copyBeforeMigration(sqlite, { dataDir, backupDir: config.backup.dir, log });
    const opened = () => openDatabase(database, { beforeMigration });
    const db = await inFolder(opened, dataDir, sentences);
    undo.push(() => db.destroy());
    const streams = openStreams();
    undo.push(() => streams.closeAll());
    let mails: MailWorker | null = null;
    // What wakes the tablets may have asked for a mail, too.
    const pokes: Pokes = {
      poke(organisation, establishment) {
        streams.poke(organisation, establishment);
        mails?.wake();
      },
      close: (device) => streams.close(device),
    };
    const backups = await openBackups(
      { db, clock: systemClock, log },
      { dataDir, backupDir: config.backup.dir, ...config.backup },
    );
    undo.push(() => backups.stop());
    const deps: Deps = { db, clock: systemClock, random: systemRandom, keys, pokes, log, backups };
    await additions.prepare?.(deps);
    // Its port is known once the server listens; links are made later than that.
    const address = new URL(config.baseUrl);
    const passwordHash = openPasswordHash();
    undo.push(() => passwordHash.close());
    const pusher = openPusher({
      ...{ keys: keys.vapid, hosts: config.pushHosts },
      subject: pushSubject(config),
    });
    const app = makeApp(deps, {
      config: { ...config, baseUrl: address },
      pusher,
      streams,
      ...(additions.limits && { limits: additions.limits }),
      passwordHash,
      ...(additions.kiosk !== undefined && { kiosk: additions.kiosk }),
      ...(additions.portal !== undefined && { portal: additions.portal }),
      ...(additions.extra && { extra: additions.extra }),
    });
    const server = httpServer(app, config, sentences);
    const port = await listen(server, config, sentences);
    undo.push(() => stop(server));
    // Streams end before the server waits for its connections, or it would wait for ever.
    undo.push(() => streams.closeAll());
    const commands = () => listenForCommands(deps, socketPath.path);
    undo.push(await inFolder(commands, dataDir, sentences));
    if (config.port === 0) address.port = String(port);
    const house = () => houseAddress(db, { ...config, baseUrl: address });
    const invitations = inviter(deps, house);
    const followContacts = contactWatcher(deps, house);
    const tellForks = forkTeller(deps, house);
    const tellStatements = statementTeller(deps, house);
    const tellCorrections = correctionTeller(deps, house);
    const pushes = await startPushWorker(deps, pusher);
    undo.push(pushes.stop);
    const tellPeople = notificationTeller(deps, {
      ...{ address: house, pusher, rooms: tellingRooms, patience: config.tellAfter },
    });
    mails = await startMailWorker(deps, {
      mailer: config.smtp && openMailer(config.smtp.server, config.smtp.from),
      rate: config.mailRate,
      prepare: async () => {
        await invitations.prepare();
        await followContacts();
        await tellForks();
        await tellStatements();
        await tellCorrections();
        await tellPeople();
        pushes.wake();
      },
      settled: invitations.settled,
    });
    undo.push(mails.stop);
    undo.push(lookEvery(backups));
    undo.push(startDailyCheckpoints(deps, { folder: config.checkpointDir }));
    const base = config.baseUrlGiven || config.port !== 0 ? config.baseUrl : address;
    await tidyDirectory(db, deps.clock.now());
    const setup = await renewSetupLink(deps, base);
    if (setup) log.info('nobody has set this server up yet: its one-time link was printed');
    return { deps, port, address, setup, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** Where notifications meet the rooms that know who decides. */
const tellingRooms: TellingRooms = {
  findDeciders: (db, organisation, { permission, establishment, team }) =>
    findDeciders(db, organisation, {
      permission,
      place: { establishments: [establishment], team },
    }),
};

/** What is wrong with the folder (read-only, damaged, of a newer version) is for a person: one line, no stack. */
async function inFolder<T>(
  open: () => Promise<T>,
  folder: string,
  sentences: Sentences['start'],
): Promise<T> {
  try {
    return await open();
  } catch (cause) {
    throw unusable(folder, cause, sentences);
  }
}

function unusable(folder: string, cause: unknown, sentences: Sentences['start']): StartRefused {
  const why = (cause instanceof Error ? cause.message : String(cause)).replaceAll(/\s+/g, ' ');
  const sentence =
    cause instanceof DatabaseDamaged
      ? sentences.damaged(folder, why)
      : cause instanceof KeyMissing
        ? sentences.keyMissing(folder, why)
        : cause instanceof NotCopied
          ? sentences.notCopied(why)
          : sentences.folder(folder, why);
  return new StartRefused(sentence, { cause });
}

function takeFolder(folder: string, sentences: Sentences['start']) {
  let lock;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // A lock can be had on a disk that takes no writes; a server cannot run there.
    accessSync(folder, constants.W_OK);
    lock = lockFolder(folder);
  } catch (cause) {
    throw unusable(folder, cause, sentences);
  }
  if (!lock) throw new StartRefused(sentences.inUse(folder));
  return lock;
}

function httpServer(app: Express, { tls }: Config, sentences: Sentences['start']): Server {
  if (!tls) return createServer(app);
  try {
    return createSecureServer({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) }, app);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StartRefused(sentences.certificate(why), { cause });
  }
}

function listen(server: Server, config: Config, sentences: Sentences['start']): Promise<number> {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 65_000;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const line =
        error.code === 'EADDRINUSE'
          ? sentences.portTaken(config.port)
          : sentences.listen(error.message);
      reject(new StartRefused(line, { cause: error }));
    });
    server.listen({ port: config.port, ...(config.host !== null && { host: config.host }) }, () =>
      resolve((server.address() as AddressInfo).port),
    );
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeIdleConnections();
    // Whoever is still sending after five seconds will send again: nothing unacknowledged is lost.
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
  });
}
