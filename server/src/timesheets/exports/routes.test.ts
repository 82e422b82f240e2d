import { csvType, xlsxType } from '@comptoir/shared/employees/table-file';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { ExportColumns, ExportField } from '@comptoir/shared/timesheets/export-format';
import { exportsAnswerSchema } from '@comptoir/shared/timesheets/portal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestTablet } from '../../devices/testing-tablet.ts';
import { readTable } from '../../employees/import/read-table.ts';
import { mintOrganisationScope } from '../../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../../journal/append.ts';
import { logInAs } from '../../testing/portal-account.ts';
import { type PortalClient, refusalOf, setUpHouse } from '../../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';

let server: TestServer;
let administrator: PortalClient;
let accountant: PortalClient;
let manager: PortalClient;
let organisation: string;
let here: string;
let awa: string;
beforeAll(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  administrator = house.client;
  organisation = house.me.organisation.id;
  here = house.me.establishments[0]!.id;
  awa = await hire('=HYPERLINK("x")', 'Sow');
  await append({ kind: 'employee.identify', body: { person: awa, externalId: '00042' } });
  accountant = await logInAs(server, {
    organisation,
    person: await hire('Line', 'Roux', 'accounting'),
  });
  manager = await logInAs(server, { organisation, person: await hire('Marc', 'Petit', 'manager') });
  const tablet = await TestTablet.enrolled(server, here);
  // Monday 12 to Friday 16 October 2026, 9 h each: 45 h.
  for (const day of [12, 13, 14, 15, 16]) {
    for (const [type, time] of [
      ['in', '08:00'],
      ['break-start', '12:00'],
      ['break-end', '13:00'],
      ['out', '18:00'],
    ] as const) {
      const at = Date.parse(`2026-10-${day}T${time}:00+02:00`);
      const acts = {
        ...{ kind: 'punch.declare' as const, actor: awa, auth: 'pin' as const },
        body: { person: awa, type, at, noteText: null },
      };
      const answer = await tablet.sync(await tablet.push(1, { acts }), await tablet.token());
      expect(answer.status).toBe(200);
    }
  }
});
afterAll(() => server.close());

const newId = () => uuidv7(server.clock.now(), server.deps.random.bytes(10));

async function append(operation: Pick<NewServerOperation, 'kind' | 'body'> & object) {
  const [outcome] = await appendServer(server.deps, mintOrganisationScope(organisation), [
    {
      ...{ establishment: here, actor: null, auth: 'none', attachments: [] },
      source: { door: 'setup', account: null },
      ...operation,
    } as NewServerOperation,
  ]);
  expect(outcome?.refusal).toBeUndefined();
}

async function hire(
  given: string,
  family: string,
  role: 'employee' | 'manager' | 'accounting' = 'employee',
): Promise<string> {
  const salt = Buffer.from(server.deps.random.bytes(16)).toString('hex');
  const name = makeAttachment(salt, JSON.stringify({ given, family }));
  const person = newId();
  await append({
    ...{ kind: 'employee.create', attachments: [name] },
    body: {
      ...{ person, nameText: name.hash, colour: 'teal', team: null, minorUntil: null },
      role: role === 'manager' ? role : 'employee',
    },
  });
  const establishment = role === 'accounting' ? null : here;
  await append({ kind: 'role.give', body: { person, role, establishment } });
  return person;
}

const span = 'from=2026-10-12&to=2026-10-18';
const columns = (of: Partial<Record<ExportField, string>>) =>
  Object.entries(of).map(([field, header]) => ({ field: field as ExportField, header }));

async function define(
  format: 'csv' | 'xlsx' | 'silae' | 'sage',
  of: Partial<ExportColumns>,
  archived = false,
): Promise<string> {
  const id = newId();
  const answer = await accountant.send(
    'PUT',
    `/exports/${id}`,
    JSON.stringify({
      ...{ name: `Export ${format}`, format, archived },
      columns: { lines: 'person', columns: [], separator: ';', hours: 'decimal', ...of },
    }),
  );
  expect(answer.status).toBe(204);
  return id;
}

async function fetchFile(id: string, query = `${span}&establishment=${here}`) {
  const answer = await accountant.get(`/exports/${id}/file?${query}`);
  expect(answer.status).toBe(200);
  return { bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers };
}

describe('exports for payroll', () => {
  it('W6 EXPORT-1 EXPORT-2 F01 a CSV with columns and headers by choice, formula cells inert', async () => {
    const id = await define('csv', {
      columns: columns({
        'external-id': 'Matricule',
        given: 'Prénom',
        family: 'Nom',
        paid: 'Heures payées',
        'overtime-1': 'HS 25 %',
        'overtime-2': 'HS 50 %',
        breaks: 'Pauses',
      }),
    });
    const { bytes, headers } = await fetchFile(id);
    expect(headers.get('content-type')).toContain(csvType);
    expect(headers.get('content-disposition')).toBe(
      'attachment; filename="comptoir-2026-10-12-2026-10-18.csv"',
    );
    expect(bytes.toString('utf8')).toBe(
      '\ufeff"Matricule";"Prénom";"Nom";"Heures payées";"HS 25 %";"HS 50 %";"Pauses"\r\n' +
        `"00042";"'=HYPERLINK(""x"")";"Sow";"45,00";"8,00";"2,00";"5,00"\r\n`,
    );
  });

  it('W6 EXPORT-3 EXPORT-4 a line a day, hours of the clock', async () => {
    const id = await define('csv', {
      ...{ lines: 'day', hours: 'clock', separator: '\t' },
      columns: columns({
        day: 'Jour',
        week: 'Semaine',
        'first-start': 'Début',
        'last-end': 'Fin',
        paid: 'Payé',
        'overtime-1': 'HS',
      }),
    });
    const { bytes } = await fetchFile(id);
    const lines = bytes.toString('utf8').split('\r\n');
    expect(lines[1]).toBe('"2026-10-12"\t"2026-W42"\t"08:00"\t"18:00"\t"09:00"\t"00:00"');
    expect(lines.slice(-2)).toEqual(['"2026-10-18"\t"2026-W42"\t""\t""\t"00:00"\t"08:00"', '']);
    expect(lines).toHaveLength(1 + 5 + 1 + 1);
  });

  it('W6 EXPORT-5 Silae and Sage, byte for byte', async () => {
    const items = columns({ 'overtime-1': 'HS-HS25', 'overtime-2': 'HS-HS50', night: 'EV-HNuit' });
    const silae = await fetchFile(await define('silae', { columns: items }));
    expect(silae.bytes.toString('latin1')).toBe(
      'Matricule;Code;Valeur;Date debut;Date fin\r\n' +
        '00042;HS-HS25;8,00;12/10/2026;18/10/2026\r\n' +
        '00042;HS-HS50;2,00;12/10/2026;18/10/2026\r\n',
    );
    const sage = await fetchFile(await define('sage', { columns: items, separator: '\t' }));
    expect(sage.bytes.toString('latin1')).toBe(
      'Matricule\tRubrique\tNombre\tDate debut\tDate fin\r\n' +
        '00042\tHS-HS25\t8,00\t12/10/2026\t18/10/2026\r\n' +
        '00042\tHS-HS50\t2,00\t12/10/2026\t18/10/2026\r\n',
    );
  });

  it('W6 EXPORT-4 F01 a spreadsheet whose hours are numbers', async () => {
    const id = await define('xlsx', {
      columns: columns({ given: 'Prénom', paid: 'Payé' }),
    });
    const { bytes, headers } = await fetchFile(id);
    expect(headers.get('content-type')).toContain(xlsxType);
    const table = await readTable(bytes);
    if (!table.ok) throw new Error(table.refusal);
    expect(table.value.rows[0]?.cells).toEqual(['=HYPERLINK("x")', '45']);
  });

  it('EXPORT-10 its first lines are shown before it is saved, as the file has them', async () => {
    const definition = (of: Partial<ExportColumns>) => ({
      ...{ lines: 'person', separator: ';', hours: 'decimal', columns: [] },
      ...of,
    });
    const preview = async (format: string, of: Partial<ExportColumns>, as = accountant) => {
      const days = { from: '2026-10-12', to: '2026-10-18', establishment: here };
      return as.post('/exports/preview', { format, columns: definition(of), ...days });
    };
    const told = await preview('csv', { columns: columns({ family: 'Nom', paid: 'Payé' }) });
    expect(await told.json()).toEqual({
      rows: [
        ['Nom', 'Payé'],
        ['Sow', '45,00'],
      ],
      more: false,
    });
    const items = columns({ 'overtime-1': 'HS-HS25' });
    expect(await (await preview('silae', { columns: items })).json()).toEqual({
      rows: [
        ['Matricule', 'Code', 'Valeur', 'Date debut', 'Date fin'],
        ['00042', 'HS-HS25', '8,00', '12/10/2026', '18/10/2026'],
      ],
      more: false,
    });
    const refusal = await preview('csv', { columns: columns({ paid: 'Payé' }) }, manager);
    expect(refusal.status).toBe(403);
  });

  it('EXPORT-1 the latest definition stands, an archived one is gone', async () => {
    const id = await define('csv', { columns: columns({ paid: 'A' }) });
    const listed = async () =>
      exportsAnswerSchema
        .parse(await (await accountant.get('/exports')).json())
        .exports.find((one) => one.id === id);
    expect((await listed())?.columns.columns).toEqual(columns({ paid: 'A' }));
    const again = (archived: boolean) =>
      accountant.send(
        'PUT',
        `/exports/${id}`,
        JSON.stringify({
          ...{ name: 'Paie', format: 'csv', archived },
          columns: { lines: 'day', columns: columns({ raw: 'B' }), separator: ',', hours: 'clock' },
        }),
      );
    expect((await again(false)).status).toBe(204);
    expect(await listed()).toMatchObject({
      name: 'Paie',
      columns: { lines: 'day', separator: ',' },
    });
    expect((await again(true)).status).toBe(204);
    expect(await listed()).toBeUndefined();
    const file = await accountant.get(`/exports/${id}/file?${span}`);
    expect(await refusalOf(file)).toEqual([404, 'not-found']);
  });

  it('EXPORT-7 X03 the whole house is for whoever reaches it, and a span has its limit', async () => {
    const id = await define('csv', { columns: columns({ family: 'Nom' }) });
    expect((await fetchFile(id, span)).bytes.toString('utf8')).toContain('"Sow"');
    const ask = (query: string, as = accountant) => as.get(`/exports/${id}/file?${query}`);
    const long = `from=2026-01-01&to=2026-10-31&establishment=${here}`;
    expect(await refusalOf(await ask(long))).toEqual([400, 'bad-request']);
    expect(await refusalOf(await ask(`${span}&establishment=${newId()}`))).toEqual([
      ...[404, 'not-found'],
    ]);
    expect(await refusalOf(await ask(span, manager))).toEqual([403, 'not-allowed']);
  });
});

describe('the export for the labour inspector', () => {
  const ask = (query: string, as = manager) => as.get(`/inspection?${query}`);
  const store = () => `${span}&establishment=${here}`;

  it('EXPORT-9 F01 every period, break, day and week of a store, as CSV', async () => {
    const answer = await ask(`${store()}&format=csv`);
    const lines = (await answer.text()).split('\r\n');
    expect(answer.headers.get('content-type')).toContain(csvType);
    expect(lines[0]).toContain('"Salarié";"Matricule";"Jour";"Début";"Fin";"Pauses"');
    expect(lines[1]).toBe(
      `"Sow =HYPERLINK(""x"")";"00042";"12/10/2026";"08:00";"18:00";"12:00–13:00";"01:00";"09:00";` +
        '"09:00";"";"déclaré après coup";""',
    );
    expect(lines[5]).toContain('"16/10/2026"');
    expect(lines[5]).toContain('"09:00";"45:00"');
    expect(lines).toHaveLength(1 + 5 + 1);
  });

  it('EXPORT-9 the same as a spreadsheet and on paper, in English too', async () => {
    const sheet = await ask(`${store()}&format=xlsx&language=en`);
    const table = await readTable(Buffer.from(await sheet.arrayBuffer()));
    if (!table.ok) throw new Error(table.refusal);
    expect(table.value.rows).toHaveLength(5);
    const paper = await ask(`${store()}&format=pdf`);
    expect(paper.headers.get('content-type')).toContain('application/pdf');
    expect(
      Buffer.from(await paper.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('EXPORT-9 twelve months back, and not for whoever may not read hours', async () => {
    const year = `from=2025-10-01&to=2026-10-31&establishment=${here}&format=csv`;
    expect((await ask(year)).status).toBe(200);
    const longer = `from=2025-01-01&to=2026-10-31&establishment=${here}&format=csv`;
    expect(await refusalOf(await ask(longer))).toEqual([400, 'bad-request']);
    const own = await logInAs(server, { organisation, person: awa });
    expect(await refusalOf(await ask(`${store()}&format=csv`, own))).toEqual([403, 'not-allowed']);
    expect((await ask(`${span}&format=csv`, administrator)).status).toBe(200);
    expect(await refusalOf(await ask(`${span}&format=csv`))).toEqual([403, 'not-allowed']);
  });
});
