import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import BetterSqlite from 'better-sqlite3';
import { readConfig } from '../../config.ts';
import { type CommandAnswer, commandAnswerSchema } from '../../devices/command-messages.ts';
import { commandSocketPath } from '../../devices/command-path.ts';
import { lockFolder } from '../../directory/folder-lock.ts';
import { sentencesOf } from '../../platform/language.ts';
import { snapshotOf } from '../snapshot.ts';
import { inspectFile, endsOf } from './inspect-file.ts';
import { databaseName } from './manifest.ts';
import { finishRestore } from './replacing.ts';
import { takeBackup } from './take.ts';

/** `npm run backup`: asks the running server for a backup, or takes one itself where none runs. */

// What this process makes is its user's alone.
process.umask(0o077);
const catalogue = sentencesOf(process.env);
const sentences = catalogue.backup;

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const to = read(args);
  if (to === undefined) return fail(sentences.usage);
  const config = readConfig(process.env, catalogue.config);
  if (!config.ok) return fail(config.problems.join('\n'));
  const { dataDir, backup } = config.config;
  if (!existsSync(join(dataDir, databaseName))) return fail(sentences.noData(dataDir));
  try {
    const lock = lockFolder(dataDir);
    if (!lock) return await ask(dataDir, to);
    try {
      // No server runs, and none can begin before this is done.
      finishRestore(dataDir);
      return await take(dataDir, to ?? backup.dir);
    } finally {
      lock.release();
    }
  } catch (cause) {
    return fail(sentences.failed(cause instanceof Error ? cause.message : String(cause)));
  }
}

/** @returns the folder, null for the usual one, undefined where it was not understood */
function read(args: string[]): string | null | undefined {
  try {
    const { values } = parseArgs({ args, options: { to: { type: 'string' } } });
    return values.to === undefined ? null : resolve(values.to);
  } catch {
    // Not understood: the usage says what would be.
    return undefined;
  }
}

async function take(dataDir: string, backupDir: string): Promise<number> {
  const sqlite = new BetterSqlite(join(dataDir, databaseName), { fileMustExist: true });
  try {
    const { folder, manifest } = await takeBackup({
      dataDir,
      backupDir,
      now: Date.now(),
      reason: 'asked',
      noted: endsOf(sqlite),
      copy: (path) => snapshotOf(sqlite, path),
      inspect: async (path, noted) => inspectFile(path, noted),
    });
    const bytes = manifest.files.reduce((sum, { size }) => sum + size, 0);
    return say(sentences.made(folder, bytes));
  } finally {
    sqlite.close();
  }
}

async function ask(dataDir: string, to: string | null): Promise<number> {
  const answer = await answerOf(dataDir, `${JSON.stringify({ command: 'backup', to })}\n`);
  if (answer === null) return fail(sentences.busy(dataDir));
  if (answer.ok && 'backup' in answer) {
    return say(sentences.made(answer.backup.folder, answer.backup.bytes));
  }
  const refusal = answer.ok ? 'bad-request' : answer.refusal;
  const why = (answer.ok ? undefined : answer.why) ?? catalogue.device.refusals[refusal];
  return fail(sentences.failed(why));
}

/** Null: the server of the folder does not take commands. */
function answerOf(dataDir: string, line: string): Promise<CommandAnswer | null> {
  const socketPath = commandSocketPath(dataDir);
  if (!socketPath.ok) return Promise.resolve(null);
  return new Promise((done) => {
    const socket = connect(socketPath.path, () => socket.write(line));
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (!text.includes('\n')) return;
      done(commandAnswerSchema.parse(JSON.parse(text)));
      socket.end();
    });
    socket.once('error', () => done(null));
    socket.once('close', () => done(null));
  });
}

function say(line: string): number {
  process.stdout.write(`${line}\n`);
  return 0;
}

function fail(line: string): number {
  process.stderr.write(`${line}\n`);
  return 1;
}
