import type { PlannedShift, ShiftEdit, WrittenContent } from '@comptoir/shared/planning/portal';
import { describe, expect, it } from 'vitest';
import { Failure } from '../api/failure.ts';
import { type Edit, standingOf, withEdits, writtenOf } from './plan.ts';
import { type Batch, PlanWriter } from './plan-writer.ts';

const hour = 3_600_000;
const content = (start: number, person: string | null = 'awa'): WrittenContent => ({
  ...{ person, start: start * hour, end: (start + 8) * hour, pause: 30 },
  ...{ position: null, team: null, note: null },
});
const adding = (shift: string, to: WrittenContent): Edit => ({ shift, from: null, to });

/** A server with its rows, that can refuse, lose answers, and be changed by somebody else. */
function world(kept: readonly Batch[] = []) {
  let stored: readonly PlannedShift[] = [];
  let known: readonly PlannedShift[] = [];
  const sent: { attempt: string; changes: readonly ShiftEdit[] }[] = [];
  const faults: (Failure | 'lost')[] = [];
  let waiting: (() => void) | null = null;
  let memory: readonly Batch[] = [];
  let ids = 0;
  const matches = ({ shift, from }: ShiftEdit) => {
    const row = stored.find((one) => one.id === shift);
    return JSON.stringify(row ? standingOf(row) : null) === JSON.stringify(from);
  };
  const writer = new PlanWriter(
    {
      rows: () => known,
      send: async (attempt, changes) => {
        sent.push({ attempt, changes });
        const fault = faults.shift();
        if (fault instanceof Failure) throw fault;
        if (!changes.every(matches)) throw new Failure('conflict');
        stored = withEdits(
          stored,
          changes.map(({ shift, from, to }) => ({ shift, from: writtenOf(from), to })),
        );
        if (fault === 'lost') throw new Failure('offline');
        return stored.filter(({ id }) => changes.some(({ shift }) => shift === id));
      },
      look: async () => {
        known = stored;
      },
      confirmed: () => {
        known = stored;
      },
      newId: () => `attempt ${++ids}`,
      after: (_ms, run) => {
        waiting = run;
        return () => {
          waiting = null;
        };
      },
      keep: (batches) => {
        memory = batches;
      },
    },
    kept,
  );
  const settled = async () => {
    for (let turn = 0; turn < 40; turn++) await Promise.resolve();
  };
  return {
    writer,
    sent,
    faults,
    settled,
    stored: () => stored.map((row) => [row.id, writtenOf(standingOf(row))]),
    memory: () => memory,
    time: async () => {
      const run = waiting;
      waiting = null;
      run?.();
      await settled();
    },
    meanwhile: (edits: Edit[]) => {
      stored = withEdits(stored, edits);
    },
  };
}

describe('what a hand does to the plan', () => {
  it('PLAN-63 is written in its order, each act whole', async () => {
    const { writer, sent, stored, settled } = world();
    writer.write([adding('a', content(9)), adding('b', content(10, 'chloé'))]);
    writer.write([{ shift: 'a', from: content(9), to: content(11) }]);
    expect(writer.state().batches).toHaveLength(2);
    await settled();
    expect(sent.map(({ changes }) => changes.length)).toEqual([2, 1]);
    expect(stored()).toEqual([
      ['a', content(11)],
      ['b', content(10, 'chloé')],
    ]);
    expect(writer.state()).toEqual({ batches: [], at: 'still', clash: null, refused: null });
  });

  it('PLAN-63 waits where the line is cut, is kept, and goes on by itself under the same id', async () => {
    const { writer, sent, faults, stored, settled, memory, time } = world();
    faults.push(new Failure('offline'));
    writer.write([adding('a', content(9))]);
    await settled();
    expect(writer.state().at).toBe('waiting');
    expect(memory()).toHaveLength(1);
    writer.write([{ shift: 'a', from: content(9), to: content(12) }]);
    await time();
    expect(stored()).toEqual([['a', content(12)]]);
    expect(memory()).toEqual([]);
    expect(writer.state().at).toBe('still');
    expect(sent[0]?.attempt).toBe('attempt 1');
  });

  it('PLAN-63 is not done twice when only the answer was lost', async () => {
    const { writer, sent, faults, stored, settled, time } = world();
    faults.push('lost');
    writer.write([adding('a', content(9))]);
    await settled();
    await time();
    expect(sent).toHaveLength(1);
    expect(stored()).toEqual([['a', content(9)]]);
    expect(writer.state()).toMatchObject({ batches: [], clash: null });
  });

  it('PLAN-63 goes on after the page was loaded again', async () => {
    const kept = [{ id: 'earlier', edits: [adding('a', content(9))] }];
    const { writer, sent, stored, settled } = world(kept);
    writer.begin();
    await settled();
    expect(sent.map(({ attempt }) => attempt)).toEqual(['earlier']);
    expect(stored()).toEqual([['a', content(9)]]);
  });

  it('PLAN-63 meets another manager: both versions are there, nothing was written over, the choice is written', async () => {
    const { writer, stored, settled, meanwhile } = world();
    writer.write([adding('a', content(9)), adding('b', content(9, 'chloé'))]);
    await settled();
    meanwhile([{ shift: 'a', from: content(9), to: content(14) }]);
    writer.write([
      { shift: 'a', from: content(9), to: content(7) },
      { shift: 'b', from: content(9, 'chloé'), to: null },
    ]);
    await settled();
    const { clash, batches } = writer.state();
    expect(clash?.edits).toHaveLength(2);
    expect(clash?.current.map((row) => writtenOf(standingOf(row)))).toEqual([content(14)]);
    expect(batches).toEqual([]);
    expect(stored()).toContainEqual(['b', content(9, 'chloé')]);

    writer.settle(new Set(['a']));
    await settled();
    expect(stored()).toEqual([['a', content(14)]]);
  });

  it('PLAN-63 one’s own version goes over the other one only once it was chosen', async () => {
    const { writer, stored, settled, meanwhile } = world();
    writer.write([adding('a', content(9))]);
    await settled();
    meanwhile([{ shift: 'a', from: content(9), to: content(14) }]);
    writer.write([{ shift: 'a', from: content(9), to: content(7) }]);
    await settled();
    expect(stored()).toEqual([['a', content(14)]]);
    writer.settle(new Set());
    await settled();
    expect(stored()).toEqual([['a', content(7)]]);
  });

  it('PLAN-63 what is refused goes back to what the server has, and says why', async () => {
    const { writer, faults, settled } = world();
    faults.push(new Failure('not-allowed'));
    writer.write([adding('a', content(9))]);
    await settled();
    expect(writer.state().batches).toEqual([]);
    expect(writer.state().refused?.code).toBe('not-allowed');
  });
});
