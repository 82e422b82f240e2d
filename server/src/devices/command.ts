import { connect } from 'node:net';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { sentencesOf } from '../platform/language.ts';
import {
  type Command,
  type CommandAnswer,
  type ListedDevice,
  commandAnswerSchema,
} from './command-messages.ts';
import { commandSocketPath } from './command-path.ts';

/** `npm run device`: speaks to the running server by the socket in its folder, and to a person here. */

const sentences = sentencesOf(process.env).device;
const dataDir = resolve(process.env['DATA_DIR'] || './data');

/** A command that ended with a sentence for a person instead of a result. */
class Ended extends Error {}

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Ended)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function run(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(args);
  const [command, subject, ...others] = positionals;
  if (others.length > 0) throw new Ended(sentences.usage);
  if (command === 'list' && subject === undefined) return list();
  if (subject === undefined) throw new Ended(sentences.usage);
  if (command === 'approve') {
    return approve(subject, {
      fingerprint: values.fingerprint ?? null,
      establishment: values.establishment ?? null,
      replaces: values.replaces ?? null,
    });
  }
  if (command === 'retire') return retire(subject);
  if (command === 'lose') return lose(subject, values.yes === true);
  if (command === 'revoke') return revoke(subject, values.yes === true);
  if (command === 'clear') return clear(subject);
  throw new Ended(sentences.usage);
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        fingerprint: { type: 'string' },
        establishment: { type: 'string' },
        replaces: { type: 'string' },
        yes: { type: 'boolean' },
      },
    });
  } catch (cause) {
    throw new Ended(sentences.usage, { cause });
  }
}

async function approve(
  userCode: string,
  asked: { fingerprint: string | null; establishment: string | null; replaces: string | null },
): Promise<void> {
  const { fingerprint: given, establishment, replaces } = asked;
  const answer = await ask({ command: 'inspect', userCode, establishment });
  if (!('request' in answer)) throw new Ended(sentences.refusals['bad-request']);
  const { request } = answer;
  const minutes = Math.floor(request.age / 60_000);
  say(sentences.request(request.establishment, request.fingerprint, request.address, minutes));
  // With --fingerprint the server compares; without it a person does, and says so.
  if (given === null && !(await agreed(sentences.compare(request.fingerprint)))) {
    throw new Ended(sentences.cancelled);
  }
  const fingerprint = given ?? request.fingerprint;
  const approval = { userCode, fingerprint, establishment, replaces };
  const approved = await ask({ command: 'approve', ...approval });
  if ('establishment' in approved) say(sentences.approved(approved.device, approved.establishment));
}

async function list(): Promise<void> {
  const answer = await ask({ command: 'list' });
  if (!('devices' in answer)) return;
  if (answer.devices.length === 0) say(sentences.none);
  for (const device of answer.devices) say(lineOf(device));
}

function lineOf(device: ListedDevice): string {
  const seen =
    device.lastSeenAt === null ? sentences.never : new Date(device.lastSeenAt).toISOString();
  return [
    device.id,
    device.fingerprint,
    device.establishment,
    sentences.status[device.status],
    ...(device.forked ? [sentences.forked] : []),
    sentences.seen(seen),
    sentences.waiting(device.pending),
  ].join('  ');
}

async function revoke(device: string, sure: boolean): Promise<void> {
  if (!sure && !(await agreed(sentences.confirmRevoke(device))))
    throw new Ended(sentences.cancelled);
  await ask({ command: 'revoke', device });
  say(sentences.revoked(device));
}

async function retire(device: string): Promise<void> {
  await ask({ command: 'retire', device });
  say(sentences.retired(device));
}

async function lose(device: string, sure: boolean): Promise<void> {
  if (!sure && !(await agreed(sentences.confirmLose(device)))) throw new Ended(sentences.cancelled);
  await ask({ command: 'lose', device });
  say(sentences.lost(device));
}

async function clear(device: string): Promise<void> {
  await ask({ command: 'clear', device });
  say(sentences.cleared(device));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Asks a person; no answer at all (no terminal) means no. */
async function agreed(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const closed = new Promise<string>((done) => terminal.once('close', () => done('')));
  const typed = await Promise.race([terminal.question(question), closed]);
  terminal.close();
  return sentences.yes.test(typed.trim());
}

/** @throws Ended with the sentence of the refusal, or when no server runs on this folder */
async function ask(command: Command): Promise<Extract<CommandAnswer, { ok: true }>> {
  const answer = commandAnswerSchema.parse(
    JSON.parse(await exchange(`${JSON.stringify(command)}\n`)),
  );
  if (!answer.ok) {
    const choice = (answer.establishments ?? []).map(({ id, name }) => `  ${id}  ${name}`);
    throw new Ended([sentences.refusals[answer.refusal], ...choice].join('\n'));
  }
  return answer;
}

function exchange(line: string): Promise<string> {
  const socketPath = commandSocketPath(dataDir);
  const notRunning = new Ended(sentences.notRunning(dataDir));
  if (!socketPath.ok) return Promise.reject(notRunning);
  return new Promise((done, fail) => {
    const socket = connect(socketPath.path, () => socket.write(line));
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) {
        socket.end();
        done(text);
      }
    });
    socket.once('error', () => fail(notRunning));
    socket.once('close', () => fail(notRunning));
  });
}
