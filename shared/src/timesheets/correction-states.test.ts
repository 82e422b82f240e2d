import { expect, test } from 'vitest';
import type { CorrectionRow } from './correction.ts';
import {
  type CorrectionKind,
  correctionStateAfter,
  projectCorrectionRow,
} from './correction-states.ts';

const id = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const awa = id(1);
const chef = id(2);
const correction = id(3);
const at = (clock: string) => Date.parse(`2026-11-20T${clock}:00+01:00`);
const earlier = {
  remove: [id(11)],
  add: [{ punch: id(12), type: 'out', at: at('17:00') } as const],
};

test.each<[string, CorrectionRow['state'] | null, CorrectionKind, string]>([
  ['is asked for once', null, 'correction.propose', 'pending'],
  ['is not asked for twice', 'pending', 'correction.propose', 'conflict'],
  ['is decided', 'pending', 'correction.decide', 'approved'],
  ['is not decided twice', 'approved', 'correction.decide', 'conflict'],
  ['is not decided after it was taken back', 'withdrawn', 'correction.decide', 'conflict'],
  ['is decided again after an objection', 'objected', 'correction.decide', 'approved'],
  ['is taken back before anybody decided', 'pending', 'correction.withdraw', 'withdrawn'],
  ['is not taken back afterwards', 'refused', 'correction.withdraw', 'conflict'],
  ['is objected to once it is approved', 'approved', 'correction.object', 'objected'],
  ['is objected to once it is refused', 'refused', 'correction.object', 'objected'],
  ['is not objected to before', 'pending', 'correction.object', 'conflict'],
  ['is not decided when nobody asked', null, 'correction.decide', 'not-found'],
])('CORR-20 a correction %s', (_, state, act, after) => {
  expect(correctionStateAfter(state, act)).toBe(after);
});

test('CORR-20 what stands follows the latest decision, with who decided and why', () => {
  const texts = new Map([
    ['a'.repeat(64), 'Oublié'],
    ['b'.repeat(64), 'Non'],
  ]);
  const read = { at: at('18:00'), textOf: (hash: string) => texts.get(hash) ?? null };
  const act = (row: CorrectionRow | null, actor: string, kind: CorrectionKind, body: object) =>
    projectCorrectionRow(row, { actor, kind, body: { correction, person: awa, ...body } }, read);
  const asked = { day: '2026-11-20', change: earlier, reasonText: 'a'.repeat(64) };
  const proposed = act(null, awa, 'correction.propose', asked);
  expect(proposed).toMatchObject({
    state: 'pending',
    standing: null,
    reason: 'Oublié',
    proposedBy: awa,
  });
  const decide = { decision: 'approved', edited: null, reasonText: null };
  const approved = act(proposed, chef, 'correction.decide', decide);
  expect(approved).toMatchObject({
    state: 'approved',
    standing: earlier,
    decision: { by: chef, edited: false },
  });
  expect(act(approved, chef, 'correction.decide', { ...decide, decision: 'refused' })).toBe(
    approved,
  );
  const objected = act(approved, awa, 'correction.object', { reasonText: 'b'.repeat(64) });
  expect(objected).toMatchObject({
    state: 'objected',
    standing: earlier,
    objection: { reason: 'Non' },
  });
  const refused = act(objected, chef, 'correction.decide', { ...decide, decision: 'refused' });
  expect(refused).toMatchObject({ state: 'refused', standing: null });
  const none = { remove: [], add: [] };
  expect(act(proposed, chef, 'correction.decide', { ...decide, edited: none })).toMatchObject({
    standing: none,
    asked: earlier,
    decision: { edited: true },
  });
});
