import { csvType, xlsxType } from '@comptoir/shared/employees/table-file';
import { planFileFaults } from '@comptoir/shared/planning/import-columns';
import {
  type PlanImportCheck,
  planImportCheckSchema,
  planImportedSchema,
} from '@comptoir/shared/planning/import-portal';
import { planningAnswerSchema } from '@comptoir/shared/planning/portal';
import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readRows } from '../../platform/tables/read-rows.ts';
import { type PortalClient, refusalOf, setUpHouse } from '../../testing/portal-client.ts';
import { type TestServer, openTestServer } from '../../testing-server.ts';

let server: TestServer;
let client: PortalClient;
let here: string;
let today: string;
let name: string;

beforeAll(async () => {
  server = await openTestServer();
  const house = await setUpHouse(server);
  ({ client } = house);
  here = house.me.establishments[0]!.id;
  today = businessDay(server.clock.now(), 'Europe/Paris', 5);
  name = `${house.me.person.given} ${house.me.person.family}`.trim();
});
afterAll(() => server.close());

type File = string | Buffer;
const send = (path: string, file: File, query = '', type = csvType) =>
  fetch(`${server.url}/api/portal/planning/import${path}?establishment=${here}${query}`, {
    method: 'POST',
    headers: {
      ...{ 'x-app': '1', 'sec-fetch-site': 'same-origin', 'content-type': type },
      cookie: [...client.jar].map(([key, value]) => `${key}=${value}`).join('; '),
    },
    body: new Uint8Array(typeof file === 'string' ? Buffer.from(file) : file),
  });
const attempt = () => `&attempt=${randomUUID()}`;

async function check(file: File, type?: string): Promise<PlanImportCheck> {
  const answer = await send('/check', file, '', type);
  expect(answer.status).toBe(200);
  return planImportCheckSchema.parse(await answer.json());
}

/** Drafts of a stretch of days. */
async function drafts(from: string, to: string) {
  const answer = await client.get(`/planning?establishment=${here}&from=${from}&to=${to}`);
  const { shifts } = planningAnswerSchema.parse(await answer.json());
  return shifts.flatMap(({ draft }) => (draft === null || draft === 'removed' ? [] : [draft]));
}

const french = (day: string) => day.split('-').reverse().join('/');
const row = (day: string, rest: string) => `${name};${french(day)};${rest}`;
const file = (...rows: string[]) => ['Nom;Date;Début;Fin;Pause;Note', ...rows].join('\r\n');

describe('a file of shifts', () => {
  it('PLAN-73 is checked without a trace, then drafted whole, once for one attempt', async () => {
    const day = addDays(today, 7);
    // In Windows-1252, as a French spreadsheet saves CSV.
    const bytes = Buffer.from(
      file(row(day, '9h;17h;30;Été'), row(addDays(day, 1), '22:00;06:00;;')),
      'latin1',
    );
    const { rows, columns } = await check(bytes);
    expect(columns.map(({ meaning }) => meaning)).toEqual([
      ...['name', 'date', 'start', 'end', 'pause', 'note'],
    ]);
    expect(rows.map(({ faults }) => faults)).toEqual([[], []]);
    expect(await drafts(day, addDays(day, 2))).toEqual([]);
    const once = attempt();
    for (const again of [1, 2]) {
      const answer = await send('', bytes, once);
      expect([again, answer.status]).toEqual([again, 201]);
      expect(planImportedSchema.parse(await answer.json())).toEqual({
        ...{ shifts: 2, from: day, to: addDays(day, 1) },
      });
    }
    const made = await drafts(day, addDays(day, 2));
    expect(
      made.map(({ pause, note, end, start }) => [pause, note, (end - start) / 3_600_000]),
    ).toEqual([
      [30, 'Été', 8],
      [0, null, 8],
    ]);
    // Another attempt with the same file finds them planned.
    expect(await refusalOf(await send('', bytes, attempt()))).toEqual([422, 'faulty-rows']);
    const other = await send('', file(row(addDays(day, 3), '9;12;;')), once);
    expect(await refusalOf(other)).toEqual([409, 'conflict']);
  });

  it('PLAN-73 with one wrong row drafts nothing', async () => {
    const day = addDays(today, 21);
    const wrong = file(row(day, '9h;17h;30;'), row(addDays(day, 1), '9h;17 heures;;'));
    const { rows } = await check(wrong);
    expect(rows.map(({ line, faults }) => [line, faults])).toEqual([
      [2, []],
      [3, [{ column: 'end', fault: 'time-malformed' }]],
    ]);
    expect(await refusalOf(await send('', wrong, attempt()))).toEqual([422, 'faulty-rows']);
    expect(await refusalOf(await send('', wrong))).toEqual([400, 'bad-request']);
    expect(await drafts(day, addDays(day, 1))).toEqual([]);
  });

  it('PLAN-71 as .xlsx keeps dates and times that a spreadsheet made of them', async () => {
    const day = addDays(today, 14);
    const titles = ['Name', 'Date', 'Start', 'End', 'Break'].map((value) => ({ value }));
    const of = (value: string) => ({ value });
    const table = await writeXlsxFile([
      titles,
      [
        of(name),
        { value: new Date(`${day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' },
        { value: 9.5 / 24, type: Number, format: 'hh:mm' },
        of('17:30'),
        { value: 45, type: Number },
      ],
    ] as never[][]).toBuffer();
    const { rows } = await check(table, xlsxType);
    expect(rows).toMatchObject([
      { values: { date: day, start: '09:30', end: '17:30', pause: '45' }, faults: [] },
    ]);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['a quote that never ends', 'Nom;Date;Début;Fin\n"Awa;x;9;10', 'not-a-table'],
    ['a cell of 20 kB', `Nom;Date;Début;Fin\n${'x'.repeat(20_000)};;;`, 'cell-too-long'],
    ['a row of 1 MB', `Nom;Date;Début;Fin\n${'x'.repeat(1_000_000)}`, 'cell-too-long'],
    ['a title twice', 'Nom;Date;Début;Fin;Date\nAwa;;;;', 'duplicate-column'],
    ['no people', 'Date;Début;Fin\n1;2;3', 'no-person-column'],
    ['a PDF', '%PDF-1.7 …', 'not-a-table'],
    ['too many rows', `Nom;Date;Début;Fin\n${'Awa;1;2;3\n'.repeat(2_001)}`, 'too-many-rows'],
  ] as [string, string, (typeof planFileFaults)[number]][])(
    'PLAN-74 F02 %s is a clear error, and writes nothing',
    async (_, text, reason) => {
      const answer = await send('/check', text);
      const told = (await answer.json()) as { refusal: string; detail: string };
      expect([told.refusal, told.detail]).toEqual(['unreadable-file', reason]);
      expect(planFileFaults).toContain(reason);
      const written = await send('', text, attempt());
      expect(written.status).toBe(answer.status);
    },
  );

  it('PLAN-71 times of an English spreadsheet are those of its twelve hours', async () => {
    const { rows } = await check(`Name,Date,Start,End\n${name},${today},9:00 AM,12:30 PM\n`);
    expect(rows).toMatchObject([{ values: { start: '09:00', end: '12:30' }, faults: [] }]);
  });

  it('PLAN-74 F02 a file beyond two megabytes is not read', async () => {
    const answer = await send('/check', Buffer.alloc(2 * 1024 * 1024 + 1, 'x'));
    expect(answer.status).toBe(413);
  });

  it('PLAN-70 the template has a row for everybody, goes through as it is, and says nothing', async () => {
    for (const [format, language] of [
      ['csv', 'fr'],
      ['xlsx', 'en'],
    ]) {
      const query = `?establishment=${here}&format=${format}&language=${language}`;
      const answer = await client.get(`/planning/import/template${query}`);
      expect(answer.status).toBe(200);
      const bytes = Buffer.from(await answer.arrayBuffer());
      const table = await readRows(bytes);
      expect(table.ok && table.value.rows.some(({ cells }) => cells.includes(name))).toBe(true);
      expect((await check(bytes, format === 'csv' ? csvType : xlsxType)).rows).toEqual([]);
    }
  });

  it('PLAN-75 F01 a name that a spreadsheet would run is inert in the template, and found again', async () => {
    const hired = await client.post('/employees', {
      ...{ establishment: here, name: { given: '=HYPERLINK("http://x")', family: 'Sow' } },
      ...{ team: null, email: null, phone: null, roles: [], grants: [], photo: null },
      invite: false,
    });
    expect(hired.status).toBe(201);
    const query = `?establishment=${here}&format=csv&language=fr`;
    const text = await (await client.get(`/planning/import/template${query}`)).text();
    expect(text).toContain(`"'=HYPERLINK(""http://x"") Sow"`);
    const line = `"'=HYPERLINK(""http://x"") Sow";${french(addDays(today, 9))};9;12;;`;
    expect((await check(file(line))).rows).toMatchObject([{ faults: [] }]);
  });
});
