import { describe, expect, it } from 'vitest';
import { beginDraft, faultsOf, fieldsOf, moved } from './export-draft.ts';

const title = (field: string) => field.toUpperCase();

describe('the draft of an export', () => {
  it('begins as a table with headers, or with the items of a payroll program', () => {
    expect(beginDraft('csv', title).columns.columns[0]).toEqual({
      field: 'external-id',
      header: 'EXTERNAL-ID',
    });
    expect(beginDraft('silae', title).columns.columns.map(({ header }) => header)).toEqual([
      'HS-HS25',
      'HS-HS50',
    ]);
    expect(beginDraft('sage', title).columns.separator).toBe('\t');
  });

  it('offers a payroll program nothing but numbers', () => {
    expect(fieldsOf('silae')).not.toContain('family');
    expect(fieldsOf('csv')).toContain('family');
  });

  it('moves a column, and leaves it at the end of the list', () => {
    const [a, b] = beginDraft('silae', title).columns.columns;
    expect(moved([a!, b!], 0, 1)).toEqual([b, a]);
    expect(moved([a!, b!], 1, 1)).toEqual([a, b]);
    expect(moved([a!, b!], 0, -1)).toEqual([a, b]);
  });

  it('says what is missing', () => {
    const draft = beginDraft('sage', title);
    expect(faultsOf(draft)).toEqual(['name', 'codes']);
    const columns = { ...draft.columns, columns: [] };
    expect(faultsOf({ ...draft, name: 'Paie', columns })).toEqual(['columns']);
    const split = [{ field: 'paid' as const, header: 'a;b' }];
    const wrong = { ...draft.columns, columns: split };
    expect(faultsOf({ ...draft, name: 'Paie', columns: wrong })).toEqual(['header']);
  });
});
