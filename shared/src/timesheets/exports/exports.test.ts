import { describe, expect, it } from 'vitest';
import type { ExportColumns, ExportField } from '../export-format.ts';
import { exportFields } from '../export-format.ts';
import { inputOf, type SheetCase } from '../cases/case.ts';
import { timesheetOf } from '../timesheet.ts';
import { csvLine, writeCell, writeDecimal } from './cells.ts';
import { inspectionHeader, inspectionRows } from './inspection.ts';
import { exportLines, weekName } from './lines.ts';
import { payrollHeader, payrollLines } from './payroll.ts';

const minute = 60_000;
const sheet = (line: string, of: Partial<SheetCase> = {}) =>
  timesheetOf(
    inputOf({
      ...{ rule: '', name: '', why: '', from: '2026-11-16', to: '2026-11-22' },
      ...{ line, expected: { worked: '' } },
      ...of,
    }),
  );
const awa = {
  ...{ given: 'Awa', family: 'Sow', externalId: '00042', team: 'Salle' },
  establishments: ['Les Halles', 'Le Marché'],
};
const chosen = (
  fields: readonly ExportField[],
  of: Partial<ExportColumns> = {},
): ExportColumns => ({
  ...{ lines: 'day', separator: ';', hours: 'decimal' },
  columns: fields.map((field) => ({ field, header: field })),
  ...of,
});
const written = (line: string, columns: ExportColumns, of: Partial<SheetCase> = {}) =>
  exportLines(sheet(line, of), awa, columns, 'Europe/Paris').map((row) =>
    row.map((cell) => writeCell(cell, columns.hours)).join('|'),
  );

describe('cells', () => {
  it('EXPORT-4 durations are cut to the minute, then written', () => {
    expect(writeDecimal(7 * 60 * minute + 5 * minute + 59_999)).toBe('7,08');
    expect(writeDecimal(59_999)).toBe('0,00');
    expect(writeDecimal(-90 * minute)).toBe('-1,50');
    expect(writeDecimal(100 * 60 * minute + 59 * minute)).toBe('100,98');
    expect(writeCell({ duration: 39 * 60 * minute + 30 * minute }, 'clock')).toBe('39:30');
    expect(writeCell({ duration: -5 * minute }, 'clock')).toBe('-00:05');
    expect(writeCell(null, 'clock')).toBe('');
  });

  it('F01 EXPORT-6 a text that a spreadsheet would run is marked, a number is none', () => {
    for (const text of ['=1+1', '+33', '-1', '@SUM(A1)', ' =1', '\t=1', '\uff1d1']) {
      expect(writeCell({ text }, 'decimal')).toMatch(/^'/);
    }
    expect(writeCell({ duration: -60 * minute }, 'decimal')).toBe('-1,00');
    expect(csvLine(['a"b', 'c;d', '', 'e\r\nf'], ';')).toBe('"a""b";"c;d";"";"e\r\nf"\r\n');
  });
});

describe('lines', () => {
  it('EXPORT-2 a step of overtime stays in its column where other steps were set within the span', () => {
    // The first week was closed with steps at 35 and 43 hours, the second counts from 39 on.
    const line = ['09', '10', '11', '12', '13', '16', '17', '18', '19', '20']
      .map((day) => `+2026-11-${day}T08:00 -13:00 +14:00 -18:00`)
      .join(' ');
    const of: Partial<SheetCase> = {
      from: '2026-11-09',
      rules: {
        overtime: [
          { after: 39 * 60, rate: 25 },
          { after: 43 * 60, rate: 50 },
        ],
      },
      locked: {
        from: '2026-11-09',
        to: '2026-11-15',
        rules: {
          overtime: [
            { after: 35 * 60, rate: 25 },
            { after: 43 * 60, rate: 50 },
          ],
        },
      },
    };
    const fields = ['overtime-1', 'overtime-2', 'overtime-3'] as const;
    const sundays = written(line, chosen(['day', ...fields]), of).filter((one) =>
      /-(15|22)\|/.test(one),
    );
    expect(sundays).toEqual(['2026-11-15|8,00|2,00|0,00', '2026-11-22|4,00|2,00|0,00']);
    expect(written(line, chosen(fields, { lines: 'person' }), of)).toEqual(['12,00|4,00|0,00']);
  });

  it('EXPORT-2 EXPORT-3 a line for each day that has anything to say', () => {
    const line = '+09:00 -12:00 +14:00 -18:00 +2026-11-18T22:00 -01:00 -2026-11-20T08:00';
    const columns = chosen([
      'day',
      'first-start',
      'last-end',
      'periods',
      'paid',
      'night',
      'anomalies',
    ]);
    expect(written(line, columns)).toEqual([
      '2026-11-16|09:00|18:00|09:00-12:00 14:00-18:00|7,00|0,00|0',
      '2026-11-18|22:00|01:00|22:00-01:00|3,00|3,00|0',
      // A departure without an arrival: no hours, and somebody has to look.
      '2026-11-20||||0,00|0,00|1',
    ]);
  });

  it('EXPORT-3 overtime of the week stands on its Sunday', () => {
    const line = ['16', '17', '18', '19', '20']
      .map((day) => `+2026-11-${day}T08:00 -12:00 +13:00 -17:00`)
      .join(' ');
    const rows = written(line, chosen(['day', 'paid', 'overtime-1']));
    expect(rows.at(-2)).toBe('2026-11-20|8,00|0,00');
    expect(rows.at(-1)).toBe('2026-11-22|0,00|5,00');
  });

  it('EXPORT-2 every field has its meaning in a line of the span', () => {
    const line = '+09:00 (11:00 )11:30 -14:00 +2026-11-22T22:00 -23:30';
    const columns = chosen(exportFields, { lines: 'person', hours: 'clock' });
    expect(written(line, columns)).toEqual([
      '00042|Sow|Awa|Les Halles, Le Marché|Salle|2026-11-16/2026-11-22||||2|00:30|06:00|06:00|06:00|' +
        '00:00|00:00|00:00|00:00|01:30|01:30|00:00|00:00|0',
    ]);
    expect(written('~+09:00', columns)).toEqual([]);
  });

  it('EXPORT-2 a week is the ISO week of its Thursday', () => {
    const weeks = ['2026-11-22', '2026-01-01', '2027-01-03', '2026-12-31', '2024-12-30'];
    expect(weeks.map(weekName)).toEqual([
      ...['2026-W47', '2026-W01', '2026-W53', '2026-W53', '2025-W01'],
    ]);
  });
});

describe('imports of payroll programs', () => {
  const week = ['16', '17', '18', '19', '20']
    .map((day) => `+2026-11-${day}T08:00 -12:00 +13:00 -18:00`)
    .join(' ');
  const items = chosen(['overtime-1', 'overtime-2', 'sunday', 'periods', 'family'], {
    lines: 'person',
  });
  const file = (format: 'silae' | 'sage', columns: ExportColumns, person = awa) =>
    payrollHeader(format, columns) + payrollLines(sheet(week), person, format, columns).join('');

  it('EXPORT-5 Silae: an item a line, nothing for what is nothing', () => {
    expect(file('silae', { ...items, separator: '\t' })).toBe(
      'Matricule;Code;Valeur;Date debut;Date fin\r\n' +
        '00042;overtime-1;8,00;16/11/2026;22/11/2026\r\n' +
        '00042;overtime-2;2,00;16/11/2026;22/11/2026\r\n' +
        '00042;periods;10;16/11/2026;22/11/2026\r\n',
    );
  });

  it('EXPORT-5 a line a day, and a column without a code is no item', () => {
    const columns: ExportColumns = {
      ...{ lines: 'day', separator: ',', hours: 'decimal' },
      columns: [
        { field: 'paid', header: '1000' },
        { field: 'raw', header: '' },
      ],
    };
    const lines = file('sage', columns).split('\r\n');
    expect(lines[0]).toBe('Matricule,Rubrique,Nombre,Date debut,Date fin');
    // Where commas separate, hours have a point.
    expect(lines[1]).toBe('00042,1000,9.00,16/11/2026,16/11/2026');
    expect(lines).toHaveLength(1 + 5 + 1);
  });

  it('F01 EXPORT-5 EXPORT-6 plain letters, no other column, nothing that is run', () => {
    const strange = { ...awa, externalId: '=1;"é\r\n' };
    const columns = { ...items, columns: [{ field: 'paid' as const, header: 'Heures payées' }] };
    expect(file('silae', columns, strange).split('\r\n')[1]).toBe(
      "'=1 e;Heures payees;45,00;16/11/2026;22/11/2026",
    );
  });

  it.each(['"=1+1', '→=1+1', '\u0301=1+1', ';@SUM(A1)', '“+33'])(
    'F01 EXPORT-6 a formula that lies behind a letter which falls away: %j',
    (hidden) => {
      const strange = { ...awa, externalId: hidden };
      const columns = { ...items, columns: [{ field: 'paid' as const, header: hidden }] };
      for (const separator of [';', ',', '\t'] as const) {
        const lines = file('sage', { ...columns, separator }, strange).split('\r\n');
        for (const cell of (lines[1] ?? '').split(separator).slice(0, 2)) {
          expect(cell).toMatch(/^(?:'|$)/);
        }
      }
    },
  );
});

describe('the export for the labour inspector', () => {
  const words = { zone: 'Europe/Paris', language: 'fr' } as const;
  const rows = (line: string, of: Partial<SheetCase> = {}) =>
    inspectionRows(sheet(line, of), { name: 'Sow Awa', externalId: '00042' }, words).map((row) =>
      row.slice(2).join('|'),
    );

  it('EXPORT-9 every period with its breaks, totals of the day and of the week', () => {
    expect(inspectionHeader('fr').slice(2, 6)).toEqual(['Jour', 'Début', 'Fin', 'Pauses']);
    const line = '+09:00 (11:00 )11:20 -14:00 +18:00 -22:00 +2026-11-17T09:00 -12:00';
    expect(rows(line)).toEqual([
      '16/11/2026|09:00|14:00|11:00–11:20|00:20|04:40||||',
      '16/11/2026|18:00|22:00||00:00|04:00|08:40|||',
      '17/11/2026|09:00|12:00||00:00|03:00|03:00|11:40||',
    ]);
  });

  it('EXPORT-9 a week is closed by its last day, in the next one it begins again', () => {
    const line = '+09:00 -12:00 +2026-11-23T09:00 -11:00';
    expect(rows(line, { to: '2026-11-29' })).toEqual([
      '16/11/2026|09:00|12:00||00:00|03:00|03:00|03:00||',
      '23/11/2026|09:00|11:00||00:00|02:00|02:00|02:00||',
    ]);
  });

  it('EXPORT-9 what was corrected, declared or never ended says so, beside what was punched', () => {
    const moved = { corrections: [{ remove: [2], add: '-14:00' }] };
    expect(rows('+09:00 -18:00', moved)).toEqual([
      '16/11/2026|09:00|14:00||00:00|05:00|05:00|05:00|corrigé|09:00–18:00',
    ]);
    expect(rows('+09:00 -12:00#declared')[0]).toContain('déclaré après coup');
    expect(rows('+09:00')[0]).toBe('16/11/2026|09:00|||00:00||00:00|00:00|départ non pointé|');
    const atWork = { now: '2026-11-16T12:00:00+01:00' };
    expect(rows('+09:00', atWork)[0]).toBe('16/11/2026|09:00|||00:00||03:00|03:00|en cours|');
    const gone = { corrections: [{ remove: [1, 2] }] };
    expect(rows('+09:00 -12:00', gone)).toEqual([
      '16/11/2026||||||00:00|00:00|corrigé|09:00–12:00',
    ]);
  });
});
