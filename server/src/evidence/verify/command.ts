import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { thumbprint } from '@comptoir/shared/devices/enrolment';
import { sentencesOf } from '../../platform/language.ts';
import { findCheckpointIn } from './checkpoint-file.ts';
import type { GivenCheckpoint } from './checkpoints.ts';
import { NoSource, type Source, openSource } from './source.ts';
import { tellFault, tellVerified } from './telling.ts';
import { verifyAll } from './verify.ts';

const words = sentencesOf(process.env).verify;

/** A command that ended with a sentence for a person instead of a result. */
class Ended extends Error {}

/** Where a server on a folder takes commands; null where none can. */
type SocketOf = (folder: string) => string | null;

/**
 * Says whether everything is as it was written, and names the first thing that is not.
 *
 * @returns the exit code
 */
export async function verifyCommand(args: string[], socketOf: SocketOf): Promise<number> {
  try {
    return await run(args, socketOf);
  } catch (error) {
    const why = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : String(error);
    process.stderr.write(`${error instanceof Ended ? error.message : words.failed(why)}\n`);
    return 1;
  }
}

async function run(args: string[], socketOf: SocketOf): Promise<number> {
  const { folder, backup, files, key } = readArguments(args);
  const given = files.map(readGiven);
  const source = await opened(folder, backup ? null : socketOf(folder));
  try {
    return await verify(source, { folder, given, key });
  } finally {
    await source.close();
  }
}

function readArguments(args: string[]) {
  try {
    const { values } = parseArgs({
      args: withBoundKey(args),
      options: {
        data: { type: 'string' },
        backup: { type: 'string' },
        checkpoint: { type: 'string', multiple: true },
        key: { type: 'string' },
      },
    });
    if (values.data !== undefined && values.backup !== undefined) throw new Ended(words.usage);
    const folder = values.backup ?? values.data ?? (process.env['DATA_DIR'] || './data');
    return {
      folder: resolve(folder),
      backup: values.backup !== undefined,
      files: values.checkpoint ?? [],
      key: values.key ?? null,
    };
  } catch (cause) {
    throw new Ended(words.usage, { cause });
  }
}

/** One thumbprint of sixty-four begins with a dash: by itself it would be read as an option. */
function withBoundKey(args: string[]): string[] {
  const at = args.indexOf('--key');
  const [name, value] = args.slice(at);
  if (at === -1 || value === undefined) return args;
  return args.toSpliced(at, 2, `${name}=${value}`);
}

function readGiven(file: string): GivenCheckpoint {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Ended(words.unreadable(file, why), { cause });
  }
  const checkpoint = findCheckpointIn(text);
  if (!checkpoint) throw new Ended(words.noCheckpoint(file));
  return { file, checkpoint };
}

async function opened(folder: string, socket: string | null): Promise<Source> {
  try {
    return await openSource({ folder, socket });
  } catch (cause) {
    if (!(cause instanceof NoSource)) throw cause;
    throw new Ended(cause.why === 'busy' ? words.busy(folder) : words.noData(folder), { cause });
  }
}

async function verify(
  source: Source,
  of: { folder: string; given: GivenCheckpoint[]; key: string | null },
): Promise<number> {
  const { db, key, running } = source;
  const print = thumbprint(key);
  say(running ? words.of.running(of.folder) : words.of.folder(of.folder));
  say(words.key(print));
  if (of.key !== null && of.key !== print) throw new Ended(words.wrongKey(print));
  const rebuildInto = (organisation: string) => join(source.folder, `${organisation}.sqlite`);
  const { verified, strange } = await verifyAll(db, { key, given: of.given, rebuildInto });
  if (verified.length === 0) say(words.empty);
  for (const one of verified) for (const line of await tellVerified(db, words, one)) say(line);
  for (const fault of strange) {
    say(
      `${words.doesNotHold}${words.colon}${await tellFault(db, words, { organisation: null, fault })}`,
    );
  }
  const isSound = strange.length === 0 && verified.every(({ faults }) => faults.length === 0);
  say(isSound ? words.holds : words.doesNotHold);
  return isSound ? 0 : 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
