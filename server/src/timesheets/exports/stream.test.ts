import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, it } from 'vitest';
import { collectRows, streamText } from './stream.ts';

async function serve(text: () => AsyncIterable<string>) {
  const app = express();
  const failed: unknown[] = [];
  app.get('/', (_, response) => {
    const file = { name: 'heures.csv', type: 'text/csv' };
    streamText(response, file, text()).catch((error: unknown) => failed.push(error));
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    failed,
    get: () => fetch(`http://127.0.0.1:${port}/`),
    close: () => new Promise((done) => server.close(done)),
  };
}

/** Two people’s lines, and a failure after them. */
async function* breaksOff() {
  yield 'a\r\n'.repeat(50_000);
  await new Promise((done) => setImmediate(done));
  yield 'b\r\n';
  throw new Error('the disk is gone');
}

it('EXPORT-8 a file that breaks off ends the connection, and is no file', async () => {
  const served = await serve(breaksOff);
  const answer = await served.get();
  await expect(answer.text()).rejects.toThrow();
  expect(served.failed).toHaveLength(1);
  await served.close();
});

it('EXPORT-8 nobody’s lines are made before they can be sent', async () => {
  let made = 0;
  let isDone = false;
  const served = await serve(async function* () {
    while (made < 2_000) {
      made += 1;
      yield await Promise.resolve('x'.repeat(64 * 1024));
    }
    isDone = true;
  });
  const answer = await served.get();
  const reader = answer.body!.getReader();
  await reader.read();
  // Nobody reads on: what the sockets hold is full long before 128 MB were made.
  let before = -1;
  while (before !== made) {
    before = made;
    await new Promise((done) => setTimeout(done, 200));
  }
  expect(isDone).toBe(false);
  await reader.cancel();
  await served.close();
});

it('EXPORT-8 what has more rows than a file may hold is not made', async () => {
  const asked: number[] = [];
  async function* people() {
    for (const one of [1, 2, 3, 4]) {
      asked.push(one);
      yield await Promise.resolve(one);
    }
  }
  const rowsOf = (one: number) => [one, one];
  expect(await collectRows(people(), rowsOf, 8)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
  asked.length = 0;
  expect(await collectRows(people(), rowsOf, 3)).toBeNull();
  expect(asked).toEqual([1, 2]);
});
