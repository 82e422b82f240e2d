import { csvType } from '@comptoir/shared/employees/table-file';
import { DefaultQueryExecutor } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type PortalClient, setUpHouse } from '../../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';

let server: TestServer;
let client: PortalClient;
let here: string;
beforeAll(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  ({ client } = house);
  here = house.me.establishments[0]!.id;
});
afterAll(() => server.close());

async function addPeople(from: number, to: number): Promise<void> {
  const rows = Array.from({ length: to - from }, (_, at) => `Awa ${from + at};a${from + at}@x.fr`);
  const path = `/api/portal/employees/import?establishment=${here}`;
  const answer = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: {
      ...{ 'x-app': '1', 'sec-fetch-site': 'same-origin', 'content-type': csvType },
      cookie: [...client.jar].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    body: ['Prénom;E-mail', ...rows].join('\n'),
  });
  expect(answer.status).toBe(201);
}

/** People in the list, and the statements that it took to make it. */
async function listed(): Promise<{ people: number; statements: number }> {
  const asked = vi.spyOn(DefaultQueryExecutor.prototype, 'executeQuery');
  const answer = await client.get('/employees');
  const statements = asked.mock.calls.length;
  asked.mockRestore();
  const { employees } = (await answer.json()) as { employees: unknown[] };
  return { people: employees.length, statements };
}

it('EMP-17 the list of 200 people takes as many statements as that of ten', async () => {
  await addPeople(0, 9);
  // Once for whatever is asked only the first time.
  await listed();
  const few = await listed();
  await addPeople(9, 199);
  const many = await listed();
  expect([few.people, many.people]).toEqual([10, 200]);
  expect(few.statements).toBeGreaterThan(5);
  expect(many.statements).toBe(few.statements);
});
