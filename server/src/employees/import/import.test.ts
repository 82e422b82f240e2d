import type { FileFault, ImportAnswer } from '@comptoir/shared/employees/portal';
import { importAnswerSchema, importedSchema } from '@comptoir/shared/employees/portal';
import { csvType, xlsxType } from '@comptoir/shared/employees/table-file';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { logInAs } from '../../testing/portal-account.ts';
import { PortalClient, setUpHouse } from '../../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';

let server: TestServer;
let client: PortalClient;
let organisation: string;
let here: string;

beforeAll(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  ({ client } = house);
  organisation = house.me.organisation.id;
  here = house.me.establishments[0]!.id;
});
afterAll(() => server.close());

type File = string | Buffer | Uint8Array;

const send = (path: string, file: File, type = csvType, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/portal/employees/import${path}?establishment=${here}`, {
    method: 'POST',
    headers: {
      ...{ 'x-app': '1', 'sec-fetch-site': 'same-origin', 'content-type': type },
      cookie: [...client.jar].map(([name, value]) => `${name}=${value}`).join('; '),
      ...headers,
    },
    body: new Uint8Array(typeof file === 'string' ? Buffer.from(file) : file),
  });

async function check(file: File, type?: string): Promise<ImportAnswer> {
  const answer = await send('/check', file, type);
  expect(answer.status).toBe(200);
  return importAnswerSchema.parse(await answer.json());
}

async function faultOf(file: File, type?: string): Promise<[number, string, FileFault]> {
  const answer = await send('/check', file, type);
  const { refusal, detail } = (await answer.json()) as { refusal: string; detail: FileFault };
  return [answer.status, refusal, detail];
}

async function positions(): Promise<number> {
  const head = await server.deps.db.selectFrom('journal_head').select('position').execute();
  return head[0]!.position;
}

/** In Windows-1252, as a French spreadsheet saves « CSV (séparateur : point-virgule) ». */
const windows = (text: string) => Buffer.from(text, 'latin1');

async function xlsx(rows: unknown[][]): Promise<Buffer> {
  return writeXlsxFile(rows as never[][]).toBuffer();
}

const people = async () =>
  ((await (await client.get('/employees')).json()) as { employees: Record<string, unknown>[] })
    .employees;

describe('EMP-24 W12 a table of people', () => {
  it('that a French spreadsheet saved goes through unedited', async () => {
    const file = windows(
      [
        'Prénom;Nom;E-mail;Téléphone portable;Rôle;Date d’entrée;Pointure;;',
        'Zoé;Lefèvre;Zoe.Lefevre@orange.fr ;0612345678;Salarié;01/09/2026;38;;',
        '"Anaïs ""Nana""";D\'Hôte;;33612345679;Responsable;1/9/2026;;;',
        'Élise;Müller;;612345680;"Comptabilité, Informatique";;;;',
        ';;;;;;;;',
        ';;;;;;;;',
        '',
      ].join('\r\n'),
    );
    const answer = await check(file);
    expect(answer.columns.map(({ meaning }) => meaning)).toEqual([
      ...['given', 'family', 'email', 'phone', 'role', 'startsOn', null],
    ]);
    expect(answer.rows.map(({ line, faults }) => [line, faults])).toEqual([
      [2, []],
      [3, []],
      [4, []],
    ]);
    expect(answer.rows[0]!.values).toMatchObject({
      email: 'zoe.lefevre@orange.fr',
      phone: '+33612345678',
      startsOn: '2026-09-01',
    });
    const before = await positions();
    expect(answer.rows.map(({ values }) => values['phone'])).toEqual([
      ...['+33612345678', '+33612345679', '+33612345680'],
    ]);
    expect(await positions()).toBe(before);
    const made = await send('', file);
    expect(made.status).toBe(201);
    const ids = importedSchema.parse(await made.json()).people;
    const lines = await people();
    expect(ids.map((id) => lines.find((line) => line['id'] === id))).toMatchObject([
      {
        name: { given: 'Zoé', family: 'Lefèvre' },
        ...{ email: 'zoe.lefevre@orange.fr', role: 'employee', pin: false, status: 'none' },
      },
      { name: { given: 'Anaïs "Nana"', family: "D'Hôte" }, role: 'manager', roles: ['manager'] },
      { name: { given: 'Élise', family: 'Müller' }, roles: ['accounting', 'support'] },
    ]);
  });

  it.each([
    ['commas', 'Prénom,Nom\nAwa,Sow\n'],
    ['semicolons, with a mark', '\ufeffPrénom;Nom\r\nAwa;Sow\r\n'],
    ['tabulators', 'Prénom\tNom\nAwa\tSow'],
    ['a line that names its separator', 'sep=;\r\nPrénom;Nom\r\nAwa;Sow\r\n'],
    ['UTF-16 with a mark', Buffer.from('\ufeffPrénom\tNom\r\nAwa\tSow\r\n', 'utf16le')],
    ['UTF-16 without one', Buffer.from('Prénom;Nom\r\nAwa;Sow\r\n', 'utf16le')],
    ['one column for the whole name', 'NOM PRÉNOM\nSOW Awa\n'],
    ['a column of names alone', 'Nom\nAwa Sow\n'],
    ['English titles', 'First name,Surname\nAwa,Sow\n'],
  ] as [string, File][])('F02 is read with %s', async (_, file) => {
    const { rows } = await check(file);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.faults).toEqual([]);
    expect([rows[0]!.values['given'], rows[0]!.values['family']].filter(Boolean).length).not.toBe(
      1,
    );
  });

  it('EMP-25 as .xlsx keeps dates and the figures of telephone numbers', async () => {
    const file = await xlsx([
      [{ value: 'Prénom' }, { value: 'Nom' }, { value: 'Mobile' }, { value: 'Date d’arrivée' }],
      [
        { value: 'Awa' },
        { value: 'Sow' },
        { value: 612345678, type: Number },
        { value: new Date(Date.UTC(2026, 8, 1)), type: Date, format: 'dd/mm/yyyy' },
      ],
      [{ value: 'Bo' }, { value: 'Li' }, { value: 33612345678, type: Number }, null],
      [null, null, null, null],
    ]);
    const { rows } = await check(file, xlsxType);
    expect(rows.map(({ values, faults }) => [values['phone'], values['startsOn'], faults])).toEqual(
      [
        ['+33612345678', '2026-09-01', []],
        ['+33612345678', '', []],
      ],
    );
  });

  it('names every fault at its cell, and writes nothing', async () => {
    const before = await positions();
    const header =
      'Prénom;Nom;E-mail;Mobile;Rôle;Établissement;Équipe;Langue;Arrivée;Départ;Matricule';
    const file = [
      header,
      ';Sow;;;;;;;;;',
      `${'a'.repeat(81)};Sow;;;;;;;;;`,
      'A\u202ewa;Sow;;;;;;;;;',
      'Awa;Sow;awa@;;;;;;;;',
      'Awa;Sow;awa@gmail.con;;;;;;;;',
      'Awa;Sow;nour@maison-aubert.fr;;;;;;;;',
      'Awa;Sow;twice@orange.fr;;;;;;;;',
      'Awa;Sow;TWICE@orange.fr;;;;;;;;',
      'Awa;Sow;;6,12E+08;;;;;;;',
      'Awa;Sow;;;Roi;;;;;;',
      'Awa;Sow;;;;Ailleurs;;;;;',
      'Awa;Sow;;;;;Cirque;;;;',
      'Awa;Sow;;;;;;klingon;;;',
      'Awa;Sow;;;;;;;31/02/2026;;',
      'Awa;Sow;;;;;;;02/02/2026;01/02/2026;',
      'Awa;Sow;;;;;;;;;M1',
      'Awa;Sow;;;;;;;;;M1',
    ].join('\n');
    const { rows } = await check(file);
    expect(
      rows.flatMap(({ faults }) => faults.map(({ column, fault }) => `${column} ${fault}`)),
    ).toEqual([
      'given name-missing',
      'given name-too-long',
      'given name-malformed',
      'email email-malformed',
      'email email-malformed',
      'email email-taken',
      'email email-twice',
      'email email-twice',
      'phone phone-malformed',
      'role role-unknown',
      'establishment establishment-unknown',
      'team team-unknown',
      'language language-unknown',
      'startsOn date-malformed',
      'endsOn date-order',
      'externalId external-id-twice',
      'externalId external-id-twice',
    ]);
    expect(rows[4]!.faults[0]!.suggestion).toBe('awa@gmail.com');
    const answer = await send('', file);
    expect([answer.status, ((await answer.json()) as { refusal: string }).refusal]).toEqual([
      422,
      'faulty-rows',
    ]);
    expect(await positions()).toBe(before);
  });

  it('with one bad row among many puts nobody on the roster', async () => {
    const before = (await people()).length;
    const rows = Array.from({ length: 300 }, (_, at) => `Awa;Nº${at};a${at}@orange.fr`);
    rows[150] = 'Awa;Sow;pas une adresse';
    const file = ['Prénom;Nom;E-mail', ...rows].join('\n');
    expect((await send('', file)).status).toBe(422);
    expect(await people()).toHaveLength(before);
  });

  it.each(['fr', 'en'])(
    'the template in %s is read back as nobody, with every column known',
    async (language) => {
      for (const format of ['csv', 'xlsx']) {
        const path = `/employees/import/template?format=${format}&language=${language}`;
        const file = Buffer.from(await (await client.get(path)).arrayBuffer());
        const { columns, rows } = await check(file, format === 'csv' ? csvType : xlsxType);
        expect(columns.every(({ meaning }) => meaning !== null)).toBe(true);
        expect(rows).toEqual([]);
      }
    },
  );
});

describe('EMP-26 what one may not give', () => {
  it('role-not-yours, and another store does not exist for a manager', async () => {
    const made = await client.post('/employees', {
      ...{ establishment: here, name: { given: 'Mia', family: '' }, team: null, email: null },
      ...{ phone: null, grants: [], photo: null, invite: false },
      roles: [{ role: 'manager', establishment: here, team: null }],
    });
    const { employee: person } = (await made.json()) as { employee: string };
    const store = await client.post('/establishments', { name: 'Le Marché', zone: 'Europe/Paris' });
    expect(store.status).toBe(201);
    const administrator = client;
    client = await logInAs(server, { organisation, person });
    const { rows } = await check('Prénom;Rôle;Magasin\nAwa;Salarié;\nBo;Manager;\nCy;;Le Marché\n');
    client = administrator;
    expect(rows.map(({ faults }) => faults.map(({ fault }) => fault))).toEqual([
      [],
      ['role-not-yours'],
      ['establishment-unknown'],
    ]);
  });
});

describe('F02 what is no table', () => {
  const wide = Array.from({ length: 51 }, (_, at) => `c${at}`).join(';');
  it.each([
    ['nothing', '', 'empty'],
    ['blanks', '\n;;\n \n', 'empty'],
    ['an unclosed quote', 'Prénom;Nom\n"Awa;Sow\n', 'not-a-table'],
    ['two columns of one meaning', 'Prénom;First name\nAwa;Awa\n', 'duplicate-column'],
    ['no names', 'E-mail;Mobile\na@orange.fr;\n', 'no-name-column'],
    ['too many columns', `Prénom;${wide}\nAwa;${wide}\n`, 'too-many-columns'],
    ['a long cell', `Prénom\n${'a'.repeat(1_001)}\n`, 'cell-too-long'],
    ['one row of a megabyte', `Prénom;Nom\n${'a;'.repeat(500_000)}\n`, 'cell-too-long'],
    ['too many rows', `Prénom\n${'Awa\n'.repeat(5_001)}`, 'too-many-rows'],
    ['half of UTF-16', Buffer.from([0xff, 0xfe, 0x41]), 'encoding'],
    ['letters that no encoding has', Buffer.from([0x50, 0x81, 0x8d, 0x0a]), 'encoding'],
    ['zeros', Buffer.alloc(300, 0x41).fill(0, 100, 102), 'not-a-table'],
    ['an old .xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), 'not-a-table'],
    ['a broken archive', Buffer.from('PK\u0003\u0004 and nothing more'), 'not-a-table'],
  ] as [string, File, FileFault][])('%s is refused with its reason', async (_, file, detail) => {
    expect(await faultOf(file)).toEqual([422, 'unreadable-file', detail]);
  });

  it('a file over two megabytes is refused before it is read, whatever it says of its length', async () => {
    const answer = await send('/check', Buffer.alloc(2 * 1024 * 1024 + 1, 0x41));
    expect(answer.status).toBe(413);
    let sent = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 12) controller.close();
        else controller.enqueue(new Uint8Array(256 * 1024).fill(0x41));
      },
    });
    const endless = fetch(`${server.url}/api/portal/employees/import/check?establishment=${here}`, {
      method: 'POST',
      headers: {
        ...{ 'x-app': '1', 'sec-fetch-site': 'same-origin', 'content-type': csvType },
        cookie: [...client.jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      body: stream,
      duplex: 'half',
    });
    // The connection may end before the answer is read: either way it was not taken.
    const status = await endless.then(
      (found) => found.status,
      () => 413,
    );
    expect(status).toBe(413);
  });
});

it('X05 a header named __proto__ or constructor is a title like any other', async () => {
  const { columns, rows } = await check('Prénom;__proto__;constructor\nAwa;{};x\n');
  expect(columns.map(({ title, meaning }) => [title, meaning])).toEqual([
    ['Prénom', 'given'],
    ['__proto__', null],
    ['constructor', null],
  ]);
  expect(rows[0]!.values).toEqual({ given: 'Awa' });
  expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
});

it('F06 what a file is called is ignored', async () => {
  const file = 'Prénom\nAwa\n';
  for (const name of ['../../etc/passwd', 'a'.repeat(10_000), '"; rm -rf /', "x.php'"]) {
    const disposition = `attachment; filename="${name.replaceAll('"', '\\"')}"`;
    const answer = await send('/check', file, csvType, { 'content-disposition': disposition });
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('passwd');
  }
});

it('X07 what looks like SQL or a pattern is a name like any other', async () => {
  const names = ["' OR 1=1 --", '%_%', "Robert'); DROP TABLE employee;--"];
  const file = ['Prénom;Équipe', ...names.map((name) => `"${name}";`), 'Awa;%'].join('\n');
  const { rows } = await check(file);
  expect(rows.map(({ faults }) => faults.map(({ fault }) => fault))).toEqual([
    [],
    [],
    [],
    ['team-unknown'],
  ]);
  const made = await send('', file.split('\n').slice(0, -1).join('\n'));
  expect(made.status).toBe(201);
  const given = (await people()).map((line) => (line['name'] as { given: string }).given);
  expect(given).toEqual(expect.arrayContaining(names));
});

it('nobody imports without a session, or from another site', async () => {
  const stranger = new PortalClient(server);
  const jar = client.jar;
  expect((await send('/check', 'Prénom\nAwa', csvType, { cookie: '' })).status).toBe(401);
  expect((await send('/check', 'Prénom\nAwa', csvType, { 'x-app': '' })).status).toBe(403);
  expect((await send('/check', 'Prénom\nAwa', 'text/plain')).status).toBe(403);
  expect([stranger.jar.size, jar.size > 0]).toEqual([0, true]);
});
