import { chmodSync, rmSync } from 'node:fs';
import { type Server, type Socket, createServer } from 'node:net';
import type { Deps } from '../deps.ts';
import { type CommandAnswer, commandSchema } from './command-messages.ts';
import { makeCommands } from './local-commands.ts';

/**
 * Takes one JSON command a line and answers each with one line.
 *
 * The caller holds the folder's lock: a socket file that is already there belongs to nobody any more.
 *
 * @returns closes the socket
 */
export async function listenForCommands(deps: Deps, path: string): Promise<() => Promise<void>> {
  const commands = makeCommands(deps);
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', (err) => deps.log.debug({ err }, 'a command was cut off'));
    onLines(socket, async (line) => {
      const answer = await answerTo(line);
      if (socket.writable) socket.write(`${JSON.stringify(answer)}\n`);
    });
  });

  async function answerTo(line: string): Promise<CommandAnswer> {
    const command = commandSchema.safeParse(readJson(line));
    if (!command.success) return { ok: false, refusal: 'bad-request' };
    try {
      return await commands(command.data);
    } catch (err) {
      deps.log.error({ err, command: command.data.command }, 'a command failed');
      return { ok: false, refusal: 'internal' };
    }
  }

  if (process.platform !== 'win32') rmSync(path, { force: true });
  await listening(server, path);
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  return () =>
    new Promise((done) => {
      server.close(() => done());
      for (const socket of open) socket.destroy();
    });
}

function listening(server: Server, path: string): Promise<void> {
  // The file must not be open to others even for the instant before its mode is set.
  const before = process.umask(0o177);
  return new Promise((resolvePath, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      process.umask(before);
      resolvePath();
    });
  });
}

/** Characters: an emergency export with its photos, and much more than a tablet holds. */
const lineLimit = 256 * 1024 * 1024;

function onLines(socket: Socket, take: (line: string) => Promise<void>): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    rest += text;
    // Not the whole of a long line again for each piece of it.
    if (!text.includes('\n') && rest.length <= lineLimit) return;
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > lineLimit) socket.destroy();
    for (const line of lines) take(line).catch((error: unknown) => socket.destroy(asError(error)));
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Not JSON: the schema refuses undefined, and the answer says so.
    return undefined;
  }
}
