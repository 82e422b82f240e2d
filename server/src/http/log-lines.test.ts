import { connect } from 'node:net';
import { sessionsAnswerSchema } from '@comptoir/shared/access/portal';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type PortalClient, administrator, setUpHouse } from '../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../testing-server.ts';

let server: TestServer;
let client: PortalClient;
beforeEach(async () => {
  server = await openTestServer();
  ({ client } = await setUpHouse(server));
});
afterEach(() => server.close());

/** Sends bytes that no client of ours would send. @returns the status, 0 where the line was cut */
async function send(agent: string, path: string): Promise<number> {
  const { hostname, port } = new URL(server.url);
  const body = JSON.stringify({ email: administrator.email, password: administrator.password });
  const lines = [
    `POST ${path} HTTP/1.1`,
    `host: ${hostname}`,
    ...['content-type: application/json', 'x-app: 1', 'sec-fetch-site: same-origin'],
    ...[`user-agent: ${agent}`, `content-length: ${Buffer.byteLength(body)}`, 'connection: close'],
  ];
  const socket = connect(Number(port), hostname);
  socket.write(Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1'));
  let said = '';
  try {
    for await (const chunk of socket) said += String(chunk);
  } catch {
    // A server that cuts the line has said all that it had to say.
  }
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 0);
}

it('X13 what a stranger calls their browser never breaks a line of the log, nor hides on a screen', async () => {
  const forged = '"level":50,"msg":"forged"';
  const agents = [
    `Mozilla\r\n\r\n{${forged}}`,
    `Mozilla\r\n ${forged}`,
    'Mozilla \u001b[2J\u001b[31mforged',
    'Mozilla \u009b31mforged\u0085forged',
    `Mozilla\t${'x'.repeat(5_000)}`,
    'Mozilla\u0000forged',
  ];
  for (const agent of agents) await send(agent, '/api/portal/session');
  await send('Mozilla/5.0 (Windows NT 10.0)', '/api/portal/session\u001b[31m?x=%0d%0aforged');
  const taken = await send('Mozilla\u009b31mforged', '/api/portal/session');
  expect([200, 400]).toContain(taken);

  const hidden = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/;
  for (const line of server.log) {
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(line).not.toMatch(hidden);
    expect(() => JSON.parse(line) as unknown).not.toThrow();
  }
  expect(server.log.some((line) => (JSON.parse(line) as { msg: string }).msg === 'forged')).toBe(
    false,
  );
  const answer = await client.get('/me/sessions');
  const { sessions } = sessionsAnswerSchema.parse(await answer.json());
  expect(sessions.length).toBeGreaterThan(1);
  for (const { agent } of sessions) {
    expect(agent ?? '').not.toMatch(hidden);
    expect((agent ?? '').length).toBeLessThan(300);
  }
});
