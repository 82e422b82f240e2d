import type { Told } from '@comptoir/shared/journal/told-fields';
import type { AbsenceSpan } from '@comptoir/shared/planning/absence';
import type { ShiftContent } from '@comptoir/shared/planning/shift';
import { type Known, type Teller, changed, given, several } from './known.ts';

type Schedule =
  | `shift.${'publish' | 'set' | 'post'}`
  | `schedule.${'publish' | 'accept'}`
  | 'position.define'
  | 'template.define'
  | 'contract.set'
  | `absence.${'ask' | 'set' | 'decide' | 'cancel'}`
  | `swap.${'ask' | 'answer' | 'decide' | 'withdraw'}`;

/** What was changed about the schedule, drafted and published, and what people asked of it. */
export const schedule: { [K in Schedule]: Teller<K> } = {
  'shift.publish': ({ body }) => [...given('start', body.start), ...given('end', body.end)],
  'shift.set': ({ body }, known) => shiftOf(body, known),
  'shift.post': ({ body }, known) => shiftOf(body, known),
  'schedule.publish': ({ body }, known) => [
    ...given('day', body.from),
    ...given('to', body.to),
    ...given('team', known.team(body.team)),
    ...given('changes', body.changes),
  ],
  'schedule.accept': ({ body }) => given('changes', body.changes.length),
  'position.define': ({ body }) => [
    ...given('position', body.name),
    ...given('colour', body.colour),
    ...given('archived', body.archived),
  ],
  'template.define': ({ body }) => [
    ...given('template', body.name),
    ...given('archived', body.archived),
  ],
  'contract.set': ({ body }) => [
    ...given('day', body.from),
    ...given('weekly', body.weekly),
    ...given('partTime', body.partTime),
  ],
  'absence.ask': ({ body }, known) => [
    ...absenceOf(body),
    ...given('reason', known.text(body.reasonText)),
  ],
  'absence.set': ({ body }, known) => [
    ...absenceOf(body),
    ...given('reason', known.text(body.reasonText)),
  ],
  'absence.decide': ({ body }, known) => [
    ...given('decision', body.decision),
    ...given('reason', known.text(body.reasonText)),
  ],
  'absence.cancel': () => [],
  'swap.ask': ({ body }, known) => [
    ...given('name', body.colleague === null ? null : known.person(body.colleague)),
    ...given('reason', known.text(body.reasonText)),
  ],
  'swap.answer': ({ body }) => given('swapAnswer', body.accepted ? 'accepted' : 'declined'),
  'swap.decide': ({ body }, known) => [
    ...given('decision', body.decision),
    ...given('reason', known.text(body.reasonText)),
  ],
  'swap.withdraw': () => [],
};

/** Whose it is and when are always told; of the rest, what changed. */
function shiftOf(
  { from, to }: { from: ShiftContent | null; to: ShiftContent | null },
  known: Known,
): Told[] {
  const [was, is] = [linesOf(from, known), linesOf(to, known)];
  const named = ['name', 'start', 'end'];
  return was
    .map(({ field, to: before }, at) => changed(field, before, is[at]?.to))
    .filter((told) => told.from !== told.to || (told.to !== null && named.includes(told.field)));
}

function linesOf(content: ShiftContent | null, known: Known): Told[] {
  const person = content?.person ?? null;
  return [
    changed('name', null, person === null ? null : known.person(person)),
    changed('start', null, content?.start),
    changed('end', null, content?.end),
    changed('pause', null, content?.pause),
    changed('position', null, known.position(content?.position ?? null)),
    changed('team', null, known.team(content?.team)),
    changed('note', null, known.text(content?.noteText)),
  ];
}

function absenceOf({ type, span }: { type: string; span: AbsenceSpan }): Told[] {
  const { from, to, weekdays } = span;
  return [
    ...given('absenceType', type),
    ...given('day', from),
    ...given('to', to),
    ...given('weekdays', weekdays === null ? null : several(weekdays)),
  ];
}
