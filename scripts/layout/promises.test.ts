import { expect, it } from 'vitest';
import { judgePromises, promises } from './promises.ts';

const file = (path: string, text: string) => ({ path, text });

it('a promise is kept by the title of a test, and by nothing else', () => {
  const files = [
    file('kiosk/src/a.test.ts', "test('T01 S05 a title', () => { 'T02'; }); // T03"),
    file('kiosk/src/b.test.ts', 'test.each([1])(`T04 row ${x}`, () => {});'),
    file('kiosk/src/c.ts', "test('T06 not a test file', () => {});"),
  ];
  expect(judgePromises(files, ['T01', 'S05', 'T04'])).toEqual([]);
  expect(judgePromises(files, ['T01', 'T02', 'T03', 'T06'])).toEqual([
    expect.stringContaining('no test quotes T02, T03, T06.'),
  ]);
});

it('what stands in a table of cases is no title', () => {
  const table = file('a.test.ts', "it.each(['T01 x'])('T02 %s', () => {});");
  expect(judgePromises([table], ['T02'])).toEqual([]);
  expect(judgePromises([table], ['T01'])).toHaveLength(1);
});

it('one row is not another that begins alike', () => {
  const files = [file('a.test.ts', "test('K10 x', () => {}); test('SK1 y', () => {});")];
  expect(judgePromises(files, ['K1'])).toHaveLength(1);
});

it('the list counts every attack, pitfall and row once', () => {
  expect(new Set(promises).size).toBe(promises.length);
  expect(promises.filter((id) => id.startsWith('T'))).toHaveLength(26);
  expect(promises.filter((id) => id.startsWith('D'))).toHaveLength(21);
  expect(promises.filter((id) => id.startsWith('X'))).toHaveLength(13);
  expect(promises.filter((id) => id.startsWith('P'))).toHaveLength(23);
  expect(promises.filter((id) => id.startsWith('F'))).toHaveLength(6);
  expect(promises.filter((id) => id.startsWith('L'))).toHaveLength(5);
  expect(promises.filter((id) => id.startsWith('K'))).toHaveLength(30);
  expect(promises.filter((id) => id.startsWith('O'))).toHaveLength(16);
  expect(promises.filter((id) => id.startsWith('C'))).toHaveLength(21);
  expect(promises.filter((id) => id.startsWith('W'))).toHaveLength(11);
  expect(promises.filter((id) => id.startsWith('R'))).toHaveLength(12);
  expect(promises.filter((id) => id.startsWith('S'))).toHaveLength(27);
  expect(promises).toContain('T25');
});
