import { describe, expect, it } from 'vitest';
import { judgeLayout } from './judge-layout.ts';

function judge(files: Record<string, string>): string[] {
  return judgeLayout(Object.entries(files).map(([path, text]) => ({ path, text })));
}

const lines = (count: number) => 'export const a = 1;\n'.repeat(count);

describe('the layout check', () => {
  it('is silent about a well-kept house', () => {
    expect(
      judge({
        'shared/src/punches/sequence.ts': "import { day } from '../time/business-day.ts';\n",
        'shared/src/punches/sequence.test.ts': "it('PUNCH-1 begins with an arrival', () => {});",
        'kiosk/src/punches/person-screen.tsx': lines(400),
        'docs/spec/punches.md': '- **PUNCH-1** The first act is an arrival (ISO-8601, SHA-256).',
      }),
    ).toEqual([]);
  });

  it.each(['utils', 'string-helpers', 'misc', 'common'])('refuses the name “%s”', (name) => {
    expect(judge({ [`server/src/punches/${name}.ts`]: lines(1) })).toEqual([
      expect.stringContaining('Name'),
    ]);
  });

  it('asks for lower case with dashes in files and folders', () => {
    expect(judge({ 'kiosk/src/punches/PersonScreen.tsx': lines(1) })).toHaveLength(1);
    expect(judge({ 'e2e/pageObjects/home.ts': lines(1) })).toHaveLength(1);
    expect(judge({ 'e2e/journeys/clock-in.spec.ts': '' })).toEqual([]);
  });

  it('asks to split a file of more than 400 lines, unless it is a test', () => {
    expect(judge({ 'shared/src/time/zone.ts': lines(401) })).toEqual([
      expect.stringContaining('401 lines'),
    ]);
    expect(judge({ 'shared/src/time/zone.test.ts': lines(401) })).toEqual([]);
  });

  it('refuses barrels, by name and by nature', () => {
    expect(judge({ 'shared/src/time/index.ts': lines(1) })).toHaveLength(1);
    expect(
      judge({ 'shared/src/time/all.ts': "export * from './a.ts';\nexport { b } from './b.ts';\n" }),
    ).toHaveLength(1);
    expect(
      judge({ 'shared/src/time/a.ts': "export { b } from './b.ts';\nexport const c = 1;\n" }),
    ).toEqual([]);
  });

  it('knows the rooms by name', () => {
    expect(judge({ 'server/src/stuff/a.ts': lines(1) })).toEqual([
      expect.stringContaining('server/src/stuff'),
    ]);
  });

  it('names the files of a circle between rooms of shared', () => {
    const [sentence] = judge({
      'shared/src/punches/a.ts': "import { t } from '../tasks/b.ts';\n",
      'shared/src/tasks/b.ts': "import { u } from '../planning/c.ts';\n",
      'shared/src/planning/c.ts': "import { p } from '../punches/a.ts';\n",
    });
    expect(sentence).toContain('tasks → planning (shared/src/tasks/b.ts)');
    expect(sentence).toContain('planning → punches (shared/src/planning/c.ts)');
  });

  it('lets the journal know the operations that are made of its parts', () => {
    const files = {
      'shared/src/journal/kinds.ts': "import { kinds } from '../punches/operations.ts';\n",
      'shared/src/punches/operations.ts': "import { id } from '../journal/ids.ts';\n",
    };
    expect(judge(files)).toEqual([]);
  });

  it.each([
    'it.skip("x", f);',
    'describe.only("x", f);',
    'test.todo("x");',
    'test.describe.fixme("x", f);',
    'it.skipIf(slow)("x", f);',
    'it.only.each([1])("x", f);',
  ])('refuses a test that does not run: %s', (text) => {
    expect(judge({ 'e2e/journeys/a.spec.ts': text })).toEqual([
      expect.stringContaining('does not run'),
    ]);
  });

  it('is not misled by other things called skip', () => {
    expect(judge({ 'shared/src/time/a.test.ts': 'it("x", () => { lines.skip(1); });' })).toEqual(
      [],
    );
  });

  it('asks for a test of each numbered rule, and for one number per rule', () => {
    const spec =
      '# Punches\n\n### PUNCH-1: first\n- PUNCH-2 second\n| PUNCH-3 | third |\nPUNCH-1. x\n';
    const sentences = judge({
      'docs/spec/punches.md': spec,
      'shared/src/punches/a.test.ts': "it('PUNCH-1 and PUNCH-2: first', () => { 'PUNCH-3'; });",
    });
    expect(sentences).toEqual([
      expect.stringContaining('PUNCH-1 is defined twice'),
      expect.stringContaining('no test quotes PUNCH-3'),
    ]);
  });
});
