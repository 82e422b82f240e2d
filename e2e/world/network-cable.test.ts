import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { NetworkCable } from './network-cable.ts';

let server: Server;
let cable: NetworkCable;

async function plugIn(): Promise<void> {
  server = createServer((_request, response) => response.end('bonjour')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  cable = await NetworkCable.to((server.address() as AddressInfo).port);
}

afterEach(async () => {
  await cable.close();
  server.closeAllConnections();
  server.close();
});

async function ask(patience: number): Promise<string> {
  const answer = await fetch(cable.address, { signal: AbortSignal.timeout(patience) });
  return answer.text();
}

describe('the cable between a tablet and its server', () => {
  it('carries bytes, refuses them when pulled out, and carries them again', async () => {
    await plugIn();
    expect(await ask(30_000)).toBe('bonjour');
    cable.unplug();
    await expect(ask(30_000)).rejects.toThrow('fetch failed');
    cable.plug();
    expect(await ask(30_000)).toBe('bonjour');
  });

  it('accepts and never answers while it swallows', async () => {
    await plugIn();
    cable.swallow();
    await expect(ask(300)).rejects.toMatchObject({ name: 'TimeoutError' });
    cable.plug();
    expect(await ask(30_000)).toBe('bonjour');
  });
});
