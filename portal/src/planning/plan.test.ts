import type { ContentView, PlannedShift } from '@comptoir/shared/planning/portal';
import { describe, expect, it } from 'vitest';
import { isPossible, noHistory, remembered, stepped } from './history.ts';
import {
  type Edit,
  composed,
  discarding,
  inverse,
  standingOf,
  stateOf,
  withEdits,
  writtenOf,
} from './plan.ts';

const hour = 3_600_000;
const view = (start: number, over: Partial<ContentView> = {}): ContentView => ({
  ...{ person: 'awa', start: start * hour, end: (start + 8) * hour, pause: 0 },
  ...{ position: null, team: null, noteText: null, note: null },
  ...over,
});
const written = (start: number, over: Partial<ContentView> = {}) => {
  const one = writtenOf(view(start, over));
  if (one === null) throw new Error('A content is one.');
  return one;
};
const row = (over: Partial<PlannedShift> = {}): PlannedShift => ({
  ...{ id: 'a', published: view(9), draft: null, publishedAt: 1 },
  ...over,
});

describe('a draft', () => {
  it('PLAN-65 is what differs from what is published: new, changed, or to go', () => {
    expect(stateOf(row())).toBe('published');
    expect(stateOf(row({ published: null, draft: view(9) }))).toBe('new');
    expect(stateOf(row({ draft: view(10) }))).toBe('changed');
    expect(stateOf(row({ draft: 'removed' }))).toBe('removed');
    expect(standingOf(row({ draft: 'removed' }))).toBeNull();
  });

  it('PLAN-65 is none again once the shift is back at what is published', () => {
    const [moved] = withEdits([row()], [{ shift: 'a', from: written(9), to: written(10) }]);
    expect(moved && stateOf(moved)).toBe('changed');
    const [back] = withEdits(moved ? [moved] : [], [
      { shift: 'a', from: written(10), to: written(9) },
    ]);
    expect(back && stateOf(back)).toBe('published');
  });

  it('PLAN-65 of a published shift that goes keeps it in sight; one that was never published is gone', () => {
    const gone: Edit[] = [{ shift: 'a', from: written(9), to: null }];
    expect(withEdits([row()], gone).map(stateOf)).toEqual(['removed']);
    expect(withEdits([row({ published: null, draft: view(9) })], gone)).toEqual([]);
  });

  it('PLAN-65 is discarded to what is published, and that can be undone', () => {
    const rows = [row({ draft: view(10) }), row({ id: 'b', published: null, draft: view(12) })];
    const edits = discarding(rows);
    expect(withEdits(rows, edits)).toEqual([row()]);
    const again = withEdits(withEdits(rows, edits), inverse(edits));
    expect(again.map((one) => [one.id, writtenOf(standingOf(one))])).toEqual([
      ['a', written(10)],
      ['b', written(12)],
    ]);
  });
});

describe('edits', () => {
  it('PLAN-64 of one shift become one, and none where it comes back to its beginning', () => {
    const there: Edit = { shift: 'a', from: written(9), to: written(10) };
    const on: Edit = { shift: 'a', from: written(10), to: written(11) };
    expect(composed([there, on])).toEqual([{ shift: 'a', from: written(9), to: written(11) }]);
    expect(composed([there, ...inverse([there])])).toEqual([]);
  });

  it('PLAN-64 are undone and redone in turn; something new ends what could be redone', () => {
    const one: Edit[] = [{ shift: 'a', from: null, to: written(9) }];
    const two: Edit[] = [{ shift: 'a', from: written(9), to: written(10) }];
    const both = remembered(remembered(noHistory, one), two);
    const undone = stepped(both, 'undo');
    expect(undone?.edits).toEqual([{ shift: 'a', from: written(10), to: written(9) }]);
    expect(undone && stepped(undone.history, 'redo')?.edits).toEqual(two);
    expect(undone && stepped(remembered(undone.history, one), 'redo')).toBeNull();
  });

  it('PLAN-64 are not undone over what somebody else did since', () => {
    const undo: Edit[] = [{ shift: 'a', from: written(10), to: written(9) }];
    expect(isPossible(undo, [row({ draft: view(10) })])).toBe(true);
    expect(isPossible(undo, [row({ draft: view(11) })])).toBe(false);
    expect(isPossible(undo, [])).toBe(false);
  });
});
