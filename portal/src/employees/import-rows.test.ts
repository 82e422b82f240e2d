import type { ImportAnswer } from '@comptoir/shared/employees/portal';
import { describe, expect, it } from 'vitest';
import { faultsAt, faultyTable, otherFaults, tellingColumns } from './import-rows.ts';

const answer: ImportAnswer = {
  columns: [
    { title: 'Prénom', meaning: 'given' },
    { title: 'Pointure', meaning: null },
    { title: 'Courriel', meaning: 'email' },
  ],
  rows: [
    { line: 2, values: { given: 'Awa', email: 'awa@exemple.fr' }, faults: [] },
    {
      line: 3,
      values: { given: '=1+1', email: 'noé "x"' },
      faults: [
        { column: 'Courriel', fault: 'email-malformed', suggestion: null },
        { column: 'family', fault: 'name-missing', suggestion: null },
      ],
    },
    {
      line: 4,
      values: { email: '+33612345678' },
      faults: [{ column: 'given', fault: 'name-missing', suggestion: null }],
    },
  ],
};
const [, third, fourth] = answer.rows as [
  unknown,
  ImportAnswer['rows'][0],
  ImportAnswer['rows'][0],
];

describe('a table that is checked', () => {
  it('W12 names a fault at its cell, whether by the meaning or by the title of the column', () => {
    const [given, email] = tellingColumns(answer);
    expect(email && faultsAt(third, email)).toHaveLength(1);
    expect(given && faultsAt(third, given)).toHaveLength(0);
    expect(given && faultsAt(fourth, given)).toHaveLength(1);
  });

  it('W12 keeps a fault that stands in no column of the file', () => {
    expect(otherFaults(third, tellingColumns(answer))).toEqual([third.faults[1]]);
    expect(otherFaults(fourth, tellingColumns(answer))).toEqual([]);
  });

  it('W12 F01 gives back the rows to be corrected, each with its errors, and no cell computes', () => {
    expect(faultyTable(answer, ({ fault }) => fault, 'Erreurs')).toBe(
      '\ufeff"Prénom";"Courriel";"Erreurs"\r\n' +
        '"\'=1+1";"noé ""x""";"email-malformed name-missing"\r\n' +
        '"";"\'+33612345678";"name-missing"\r\n',
    );
  });
});
