import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { finishRestore } from '../../database/backup/replacing.ts';
import { DatabaseDamaged, openDatabase } from '../../database/connection.ts';
import type { Deps } from '../../deps.ts';
import {
  type Command,
  type CommandAnswer,
  commandAnswerSchema,
} from '../../devices/command-messages.ts';
import { commandSocketPath } from '../../devices/command-path.ts';
import { lockFolder } from '../../directory/folder-lock.ts';
import { systemClock } from '../../platform/clock.ts';
import { KeyMissing, openKeys } from '../../platform/keys.ts';
import { sentencesOf } from '../../platform/language.ts';
import { openLogger } from '../../platform/logger.ts';
import { systemRandom } from '../../platform/random.ts';
import { type Imported, importJournal } from './import-journal.ts';

/** `npm run import-journal`: hands emergency exports to the running server, or takes them in itself where none runs. */

// What this process makes in the folder is its user's alone.
process.umask(0o077);
const catalogue = sentencesOf(process.env);
const sentences = catalogue.importing;
const dataDir = resolve(process.env['DATA_DIR'] || './data');

/** A command that ended with a sentence for a person instead of a result. */
class Ended extends Error {}

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Ended)) throw error;
  fail(error.message);
}

async function run(files: string[]): Promise<void> {
  if (files.length === 0 || files.some((file) => file.startsWith('-'))) {
    throw new Ended(sentences.usage);
  }
  if (!existsSync(dataDir)) throw new Ended(sentences.noData(dataDir));
  const socket = commandSocketPath(dataDir);
  const lock = lockFolder(dataDir);
  if (lock === null) {
    if (!socket.ok) throw new Ended(sentences.inUse(dataDir));
    const { path } = socket;
    await each(files, (file) => ask(path, { command: 'import-journal', file }));
    return;
  }
  // No server runs, and none can begin before this is done.
  try {
    const { keys, db } = await opened();
    const pokes = { poke: () => undefined, close: () => undefined };
    const log = openLogger('silent');
    const deps: Deps = { db, clock: systemClock, random: systemRandom, keys, pokes, log };
    try {
      await each(files, async (file) => {
        const taken = await importJournal(deps, file);
        return taken.ok ? { ok: true, imported: taken.value } : taken;
      });
    } finally {
      await db.destroy();
    }
  } finally {
    lock.release();
  }
}

/**
 * The folder as a start finds it, but nothing is made and nothing brought up to date: that is for the server, which takes a
 * backup first.
 *
 * @throws Ended with a sentence for a person
 */
async function opened(): Promise<Pick<Deps, 'keys' | 'db'>> {
  const database = join(dataDir, 'comptoir.sqlite');
  try {
    finishRestore(dataDir);
    if (!existsSync(database)) throw new Ended(sentences.noData(dataDir));
    const keys = await openKeys(join(dataDir, 'keys'), { mayMake: false });
    const behind = () => Promise.reject(new Ended(sentences.behind(dataDir)));
    return { keys, db: await openDatabase(database, { beforeMigration: behind }) };
  } catch (cause) {
    if (cause instanceof Ended) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    const { damaged, keyMissing, folder } = catalogue.start;
    const sentence =
      cause instanceof DatabaseDamaged
        ? damaged
        : cause instanceof KeyMissing
          ? keyMissing
          : folder;
    throw new Ended(sentence(dataDir, why.replaceAll(/\s+/g, ' ')), { cause });
  }
}

/** Every file is taken by itself: one that cannot be used does not keep the others out. */
async function each(
  files: string[],
  take: (text: string) => Promise<CommandAnswer>,
): Promise<void> {
  for (const file of files) {
    const text = readText(file);
    if (text === null) continue;
    const answer = await take(text);
    if (!answer.ok) fail(sentences.nothingWritten(file, catalogue.device.refusals[answer.refusal]));
    else if ('imported' in answer) process.stdout.write(`${told(file, answer.imported)}\n`);
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    fail(sentences.unreadable(file, cause instanceof Error ? cause.message : String(cause)));
    return null;
  }
}

function told(file: string, { fingerprint, writtenAt, ...counts }: Imported): string {
  const { applied, refused, apart, known, unproved, photos, photosMissing } = counts;
  const when = new Date(writtenAt).toISOString();
  const lines = [
    ...(applied > 0 ? [sentences.new(applied)] : []),
    ...(refused > 0 ? [sentences.refused(refused)] : []),
    ...(apart > 0 ? [sentences.apart(apart)] : []),
    ...(photos > 0 ? [sentences.photos(photos)] : []),
  ];
  return [
    sentences.file(file, fingerprint, when),
    ...(lines.length === 0 ? [sentences.nothing] : lines),
    ...(known > 0 ? [sentences.known(known)] : []),
    ...(unproved > 0 ? [sentences.unproved(unproved)] : []),
    ...(photosMissing > 0 ? [sentences.photosMissing(photosMissing)] : []),
  ].join('\n');
}

function fail(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

/** @throws Ended when the server of the folder does not take commands */
function ask(path: string, command: Command): Promise<CommandAnswer> {
  return new Promise((done, reject) => {
    const notYet = () => reject(new Ended(sentences.inUse(dataDir)));
    const socket = connect(path, () => socket.write(`${JSON.stringify(command)}\n`));
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (!text.includes('\n')) return;
      socket.end();
      done(commandAnswerSchema.parse(JSON.parse(text)));
    });
    socket.once('error', notYet);
    socket.once('close', notYet);
  });
}
