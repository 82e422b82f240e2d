import { csvType, xlsxType } from '@comptoir/shared/employees/table-file';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logInAs } from '../../testing/portal-account.ts';
import { type PortalClient, refusalOf, setUpHouse } from '../../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';
import { readTable } from '../import/read-table.ts';
import { writeCsv, writeXlsx } from '../../platform/tables/write-table.ts';

let server: TestServer;
let client: PortalClient;
let organisation: string;
let here: string;
const hired: string[] = [];

beforeAll(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  ({ client } = house);
  organisation = house.me.organisation.id;
  here = house.me.establishments[0]!.id;
  for (const [given, email] of [
    ['=HYPERLINK("http://x")', 'awa@orange.fr'],
    ['Bo', null],
  ]) {
    const made = await client.post('/employees', {
      ...{ establishment: here, name: { given, family: 'Sow' }, team: 'Bar', email },
      ...{ phone: '06 12 34 56 78', roles: [], grants: [], photo: null, invite: false },
    });
    hired.push(((await made.json()) as { employee: string }).employee);
  }
});
afterAll(() => server.close());

async function file(format: 'csv' | 'xlsx', people: string[] | null = null) {
  const answer = await client.post('/employees/export', { format, people, language: 'fr' });
  expect(answer.status).toBe(200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { bytes, headers: answer.headers };
}

describe('EMP-27 W11 the export of the list', () => {
  it('is a file that a French spreadsheet opens, everybody within reach', async () => {
    const { bytes, headers } = await file('csv');
    expect(headers.get('content-type')).toContain(csvType);
    expect(headers.get('content-disposition')).toBe('attachment; filename="utilisateurs.csv"');
    const text = bytes.toString('utf8');
    const lines = text.split('\r\n');
    expect(text.startsWith('\ufeff"Prénom";"Nom";')).toBe(true);
    expect(lines).toHaveLength(1 + 3 + 1);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")";"Sow"`);
    expect(text).toContain('"06 12 34 56 78"');
  });

  it('X03 is none where somebody who was chosen is of another store, or of nowhere', async () => {
    const store = await client.post('/establishments', { name: 'Le Marché', zone: 'Europe/Paris' });
    const { id: there } = (await store.json()) as { id: string };
    const hire = async (establishment: string, roles: object[]): Promise<string> => {
      const answer = await client.post('/employees', {
        ...{ establishment, name: { given: 'Mia', family: '' }, team: null, email: null },
        ...{ phone: null, roles, grants: [], photo: null, invite: false },
      });
      return ((await answer.json()) as { employee: string }).employee;
    };
    const person = await hire(here, [{ role: 'manager', establishment: here, team: null }]);
    const stranger = await hire(there, []);
    const manager = await logInAs(server, { organisation, person });
    const choose = (people: string[]) =>
      manager.post('/employees/export', { format: 'csv', people, language: 'fr' });
    expect((await choose([hired[0]!])).status).toBe(200);
    for (const out of [stranger, crypto.randomUUID()]) {
      expect(await refusalOf(await choose([hired[0]!, out]))).toEqual([404, 'not-found']);
    }
  });

  it('holds only those who were chosen, and is read back as they are', async () => {
    for (const format of ['csv', 'xlsx'] as const) {
      const { bytes } = await file(format, [hired[0]!]);
      const table = await readTable(bytes);
      if (!table.ok) throw new Error(table.refusal);
      expect(table.value.rows).toHaveLength(1);
      expect(table.value.rows[0]!.cells.slice(0, 2)).toEqual(['=HYPERLINK("http://x")', 'Sow']);
    }
  });

  it('as .xlsx says its type', async () => {
    expect((await file('xlsx')).headers.get('content-type')).toContain(xlsxType);
  });
});

describe('F01 a cell that a spreadsheet would run', () => {
  const texts = [
    ...['=HYPERLINK("x")', '+33612345678', '-1', '@SUM(A1)', '\uff1d1+1', ';=1', ' =1', "'=1"],
    ...["''=1", 'Awa', "L'Hôte", "'Awa", '', '\t=1', '-'],
  ];

  it('is exported inert, and comes back as it was', async () => {
    const rows = [['Prénom', 'Surnom'], ...texts.map((text) => ['Awa', text])];
    const csv = writeCsv(rows).toString('utf8');
    const cells = [...csv.matchAll(/;"((?:[^"]|"")*)"\r\n/g)].map(([, cell = '']) => cell);
    expect(cells).toHaveLength(rows.length);
    for (const cell of cells) expect(cell).not.toMatch(/^[\s;,]*[=+\-@\uff1d]/);
    for (const bytes of [writeCsv(rows), await writeXlsx(rows)]) {
      const table = await readTable(bytes);
      if (!table.ok) throw new Error(table.refusal);
      const read = table.value.rows.map(({ cells: [, cell = ''] }) => cell.trim());
      expect(read).toEqual(texts.map((text) => text.trim()));
    }
  });

  it('loses what no cell can hold', () => {
    expect(writeCsv([['\u0000=1']]).toString('utf8')).toBe(`\ufeff"'=1"\r\n`);
  });
});
