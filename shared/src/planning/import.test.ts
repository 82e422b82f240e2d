import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf } from '../testing/ids.ts';
import { parisAt, shiftOn } from '../testing/plan.ts';
import { paris } from '../testing/punches.ts';
import { readPause, readTime } from './import-cells.ts';
import { readPlanHeader } from './import-columns.ts';
import { type PlanImportHouse, readPlanImport } from './import.ts';
import { plannedWork } from './shift.ts';

const [awa, ben, awaToo] = [idOf('p', 1), idOf('p', 2), idOf('p', 3)];
const till = idOf('q', 1);
const house: PlanImportHouse = {
  people: [
    { id: awa, name: 'Awa Diallo', given: 'Awa', number: 'P-1' },
    { id: ben, name: 'Benoît Le Goff', given: 'Benoît', number: null },
    { id: awaToo, name: 'Awa Sow', given: 'Awa', number: 'P-3' },
  ],
  positions: [{ id: till, name: 'Caisse' }],
  planned: [],
  today: '2026-11-23',
  rule: paris,
};
const header = ['Matricule', 'Nom', 'Date', 'Début', 'Fin', 'Pause', 'Poste', 'Note'];

function read(lines: readonly string[], of: Partial<PlanImportHouse> = {}) {
  const meanings = readPlanHeader(header);
  if (!meanings.ok) throw new Error(meanings.refusal);
  const rows = lines.map((line, at) => ({ line: at + 2, cells: line.split(';') }));
  return readPlanImport(meanings.value, rows, { ...house, ...of });
}
const faults = (...of: Parameters<typeof read>) =>
  read(...of).rows.map((row) => row.faults.map(({ column, fault }) => `${column} ${fault}`));

describe('the header', () => {
  it('PLAN-70 is known by what planners call their columns, in both languages', () => {
    expect(readPlanHeader(['Salarié', 'Jour', 'Heure de début', 'Heure de fin', 'Humeur'])).toEqual(
      {
        ...{ ok: true, value: ['name', 'date', 'start', 'end', null] },
      },
    );
    expect(readPlanHeader(['Staff number', 'Date', 'From', 'To', 'Break']).ok).toBe(true);
  });

  it('PLAN-70 says which column is missing or stands there twice', () => {
    const refusal = (...titles: string[]) => {
      const told = readPlanHeader(titles);
      return told.ok ? null : told.refusal;
    };
    expect(refusal('Date', 'Début', 'Fin')).toBe('no-person-column');
    expect(refusal('Nom', 'Début', 'Fin')).toBe('no-date-column');
    expect(refusal('Nom', 'Date', 'Début')).toBe('no-times-column');
    expect(refusal('Nom', 'Date', 'Début', 'Fin', 'Jour')).toBe('duplicate-column');
    // X05: no title names a property.
    expect(refusal('Nom', 'Date', 'Début', 'Fin', 'constructor', '__proto__')).toBeNull();
  });
});

describe('a row', () => {
  it('PLAN-71 is a shift as it was meant', () => {
    const { rows, shifts } = read([';Awa Diallo;23/11/2026;9h;17h30;30;caisse; Ouverture ']);
    expect(rows[0]).toMatchObject({
      line: 2,
      values: { date: '2026-11-23', start: '09:00', end: '17:30', pause: '30' },
      faults: [],
    });
    expect(shifts).toEqual([
      {
        ...{ person: awa, start: parisAt('2026-11-23 09:00'), end: parisAt('2026-11-23 17:30') },
        ...{ pause: 30, position: till, note: 'Ouverture' },
      },
    ]);
  });

  it('PLAN-71 of a night ends on the day after, and its date is that of the calendar', () => {
    const { shifts } = read([
      ';Awa Diallo;2026-11-28;22:00;06:00;;;',
      ';Benoît Le Goff;28/11/2026;01:00;04:00;;;',
    ]);
    expect(shifts.map(({ start, end }) => [start, end])).toEqual([
      [parisAt('2026-11-28 22:00'), parisAt('2026-11-29 06:00')],
      [parisAt('2026-11-28 01:00'), parisAt('2026-11-28 04:00')],
    ]);
  });

  it('PLAN-71 finds people by number, by whole name either way round, and by a first name that one bears', () => {
    const who = (number: string, name: string) => {
      const { rows, shifts } = read([`${number};${name};23/11/2026;9;12;;;`]);
      return shifts[0]?.person ?? rows[0]?.faults[0]?.fault ?? null;
    };
    expect(who('P-3', '')).toBe(awaToo);
    expect(who('', 'LE GOFF Benoit')).toBe(ben);
    expect(who('', 'benoît')).toBe(ben);
    expect(who('', 'Awa')).toBe('person-ambiguous');
    expect(who('', 'Zoé')).toBe('person-unknown');
    expect(who('', '')).toBe('person-missing');
    expect(who('P-9', 'Awa Diallo')).toBe('number-unknown');
    expect(who('P-1', 'Awa Sow')).toBe('person-mismatch');
    expect(read([';À pourvoir;23/11/2026;9;12;;;']).shifts[0]).toMatchObject({ person: null });
  });

  it('PLAN-72 names each fault at its cell', () => {
    const one = (line: string) => faults([line])[0];
    expect(one(';Awa Diallo;31/02/2026;9;12;;;')).toEqual(['date date-malformed']);
    expect(one(';Awa Diallo;23/11/2062;9;12;;;')).toEqual(['date date-far']);
    expect(one(';Awa Diallo;23/11/2026;25h;midi;;;')).toEqual([
      ...['start time-malformed', 'end time-malformed'],
    ]);
    expect(one(';Awa Diallo;23/11/2026;9;12;180;;')).toEqual(['pause pause-too-long']);
    expect(one(';Awa Diallo;23/11/2026;9;12;un peu;;')).toEqual(['pause pause-malformed']);
    expect(one(';Awa Diallo;23/11/2026;9;12;;Plonge;')).toEqual(['position position-unknown']);
    expect(one(`;Awa Diallo;23/11/2026;9;12;;;${'x'.repeat(501)}`)).toEqual(['note note-too-long']);
    // On 25 October the clocks go back: from nine to nine is 25 hours.
    expect(faults([';Awa Diallo;24/10/2026;9;9;;;'], { today: '2026-10-20' })[0]).toEqual([
      'end too-long',
    ]);
  });

  it('PLAN-72 two rows of one person at one time are both told, and what is planned already', () => {
    const rows = [
      ';Awa Diallo;23/11/2026;9;12;;;',
      ';Awa Diallo;23/11/2026;11:59;15;;;',
      ';Awa Diallo;23/11/2026;15;18;;;',
      ';Benoît Le Goff;23/11/2026;9;12;;;',
    ];
    expect(faults(rows)).toEqual([['start overlap'], ['start overlap'], [], []]);
    const planned = [{ ...shiftOn('2026-11-23 08:00-09:30'), person: ben }];
    expect(faults(rows.slice(2), { planned })).toEqual([[], ['start already-planned']]);
  });

  it('PLAN-70 says nothing where it is empty, an example, or somebody of the template whom nobody planned', () => {
    const { rows } = read(['', '# Exemple;Awa;23/11/2026;9;12', 'P-1;Awa Diallo;;;;;;', ';;;;;;;']);
    expect(rows).toEqual([]);
  });
});

describe('cells', () => {
  it('PLAN-71 times and pauses as people and spreadsheets write them', () => {
    const time = (cell: string) => {
      const told = readTime(cell);
      return told.ok ? told.value : null;
    };
    const written = ['9', '9h', '09h00', '9:00', '9.00', ' 09:00:00 ', '0.375', '0,375'];
    expect(written.map(time)).toEqual(written.map(() => '09:00'));
    expect(['24:00', '0:00', '23h59', '0.99999'].map(time)).toEqual([
      ...['00:00', '00:00', '23:59', '00:00'],
    ]);
    const halves = ['9:00 AM', '5:30 pm', '12:15 AM', '12 p.m.', '9am', '5:30:00 PM'];
    expect(halves.map(time)).toEqual(['09:00', '17:30', '00:15', '12:00', '09:00', '17:30']);
    expect(['13:00 PM', '0:30 AM', '9:60 AM'].map(time)).toEqual([null, null, null]);
    expect(['', '24:30', '9h60', '-1', '9-17', 'midi', '99'].map(time)).toEqual(
      Array.from({ length: 7 }, () => null),
    );
    const pause = (cell: string) => {
      const told = readPause(cell);
      return told.ok ? told.value : null;
    };
    expect(['', '30', '30 min', '0:30', '00:30', '1h', '1h15'].map(pause)).toEqual([
      ...[0, 30, 30, 30, 30, 60, 75],
    ]);
    expect(['x', '481', '-30'].map(pause)).toEqual([null, null, null]);
  });

  it('PLAN-72 whatever a file says: a row is a shift that can be, or has a fault', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('Awa Diallo', 'P-1', '23/11/2026', '9', '17:00', '30', 'Caisse', '', '=1+1'),
    );
    const line = fc.array(cell, { minLength: 8, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const meanings = readPlanHeader(header);
        if (!meanings.ok) throw new Error('no header');
        const rows = lines.map((cells, at) => ({ line: at, cells }));
        const told = readPlanImport(meanings.value, rows, house);
        expect(told.shifts).toHaveLength(told.rows.filter((row) => row.faults.length === 0).length);
        for (const shift of told.shifts) expect(plannedWork(shift)).toBeGreaterThan(0);
      }),
    );
  });
});
