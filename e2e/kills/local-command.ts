import { connect } from 'node:net';
import type { Command } from '@comptoir/server/devices/command-messages';
import { commandSocketPath } from '@comptoir/server/devices/command-path';

/** Sends one command to the server that holds the folder, as `npm run device` does. @returns its answer, unread */
export async function localCommand(dataDir: string, command: Command): Promise<unknown> {
  const socket = commandSocketPath(dataDir);
  if (!socket.ok) throw new Error(`the path of ${dataDir} is too long for a socket`);
  const line = await new Promise<string>((resolve, reject) => {
    let heard = '';
    const connection = connect(socket.path, () => {
      connection.write(`${JSON.stringify(command)}\n`);
    });
    connection.setEncoding('utf8');
    connection.setTimeout(600_000, () => connection.destroy(new Error('no answer to a command')));
    connection.on('data', (text: string) => {
      heard += text;
      if (!heard.endsWith('\n')) return;
      connection.end();
      resolve(heard);
    });
    connection.once('error', reject);
    connection.once('close', () => reject(new Error('the command was cut off')));
  });
  return JSON.parse(line);
}

/** What was asked was done; otherwise the refusal stands in the error. */
export async function commanded(dataDir: string, command: Command): Promise<object> {
  const answer = await localCommand(dataDir, command);
  if (typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok) return answer;
  throw new Error(`${JSON.stringify(command)} was answered ${JSON.stringify(answer)}`);
}
