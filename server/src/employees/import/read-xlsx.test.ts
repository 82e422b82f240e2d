import type { FileFault } from '@comptoir/shared/employees/portal';
import { describe, expect, it } from 'vitest';
import { archiveOf, workbookOf } from '../../platform/tables/made-workbook.ts';
import { readTable } from './read-table.ts';

const inline = (at: string, text: string) =>
  `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const header = `<row r="1">${inline('A1', 'Prénom')}${inline('B1', 'Arrivée')}</row>`;
const book = (of: Parameters<typeof workbookOf>[0]) => archiveOf(workbookOf(of));

/** The cells of the rows below the header, or why there are none. */
async function read(file: Buffer): Promise<string[][] | FileFault> {
  const table = await readTable(file);
  return table.ok ? table.value.rows.map(({ cells }) => [...cells]) : table.refusal;
}

describe('EMP-25 what a spreadsheet writes', () => {
  it('dates as numbers are days, from 1900 or from 1904 as the workbook says', async () => {
    const rows = `${header}<row r="2">${inline('A2', 'Awa')}<c r="B2" s="1"><v>46266</v></c></row>`;
    expect(await read(book({ rows }))).toEqual([['Awa', '2026-09-01']]);
    const early = rows.replace('46266', String(46_266 - 1_462));
    expect(await read(book({ rows: early, from1904: true }))).toEqual([['Awa', '2026-09-01']]);
  });

  it('texts that are shared, and painted in several colours, are read whole', async () => {
    const strings =
      '<si><t>Prénom</t></si><si><r><t>A</t></r><r><rPr><b/></rPr><t xml:space="preserve">wa </t></r><r><t>Sow</t></r></si>';
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>';
    expect(await read(book({ rows, strings }))).toEqual([['Awa Sow']]);
  });

  it('of a formula what it came to is read, and nothing is reckoned', async () => {
    const formula = '<c r="A2" t="str"><f>HYPERLINK("http://x","Bo")</f><v>Awa</v></c>';
    const empty = '<c r="A3" t="str"><f>WEBSERVICE("http://x")</f></c>';
    const rows = `${header}<row r="2">${formula}</row><row r="3">${empty}</row>`;
    const found = await read(book({ rows }));
    expect(found[0]).toEqual(['Awa']);
    expect(JSON.stringify(found)).not.toContain('http');
  });
});

describe('F02 a hostile .xlsx', () => {
  const sheet = workbookOf({ rows: header });
  const bomb = `${header}<row r="2">${inline('A2', ' '.repeat(17 * 1024 * 1024))}</row>`;
  const big = workbookOf({ rows: bomb });
  const part = 'xl/worksheets/sheet1.xml';
  const entity = (body: string) => `<!DOCTYPE x [${body}]>`;
  const laughs = entity('<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">');
  const outside = entity('<!ENTITY a SYSTEM "file:///etc/passwd">');
  it.each<[string, () => Buffer, FileFault]>([
    ['more than 16 MB once unpacked', () => archiveOf(big), 'not-a-table'],
    [
      'more, and says little of it',
      () => archiveOf({ ...big, [part]: { text: big[part]!, told: 1_000 } }),
      'not-a-table',
    ],
    [
      'many parts that are too much together',
      () => {
        const much = ' '.repeat(4 * 1024 * 1024);
        const parts = Array.from({ length: 5 }, (_, at) => [`xl/part${at}.xml`, much]);
        return archiveOf({ ...sheet, ...(Object.fromEntries(parts) as typeof sheet) });
      },
      'not-a-table',
    ],
    [
      'more parts than a spreadsheet has',
      () => {
        const parts = Array.from({ length: 201 }, (_, at) => [`xl/part${at}.xml`, '']);
        return archiveOf({ ...sheet, ...(Object.fromEntries(parts) as typeof sheet) });
      },
      'not-a-table',
    ],
    ['entities in entities', () => book({ rows: header, doctype: laughs }), 'not-a-table'],
    ['an entity from a file', () => book({ rows: header, doctype: outside }), 'not-a-table'],
    [
      'a cell in the last row of a sheet',
      () => book({ rows: `${header}<row r="1048576">${inline('XFD1048576', 'Awa')}</row>` }),
      'too-many-columns',
    ],
    [
      'an empty row far below',
      () => book({ rows: `${header}<row r="900000000"></row>` }),
      'too-many-rows',
    ],
    ['no sheet', () => archiveOf({ 'xl/workbook.xml': '<workbook/>' }), 'not-a-table'],
    [
      'a title above its header',
      () =>
        book({
          rows: `<row r="1">${inline('A1', 'Liste du personnel')}</row>${header.replaceAll(/r="([AB]?)1"/g, 'r="$12"')}`,
        }),
      'no-name-column',
    ],
  ])('with %s is refused with its reason', async (_, file, fault) => {
    expect(await read(file())).toBe(fault);
  });
});
