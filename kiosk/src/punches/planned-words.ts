import type { Speech } from '../language/speech.ts';
import type { PlannedShift, RecordedPunch } from './view.ts';

/** How the day goes against the plan: « 12 min de retard ». Nothing where it goes as planned. */
export function differenceWords(
  { text, duration }: Pick<Speech, 'text' | 'duration'>,
  { arrival, departure }: PlannedShift,
): string[] {
  const said = (which: 'in' | 'out', difference: PlannedShift['arrival']) =>
    difference === null || difference.kind === 'on-time'
      ? []
      : [text(`planned.${which}-${difference.kind}`, { time: duration(difference.by) })];
  return [...said('in', arrival), ...said('out', departure)];
}

/** « Prévu à 09:00, 12 min de retard. », right after the punch, for nobody but its owner; null: nothing was planned. */
export function afterPunchWords(
  speech: Pick<Speech, 'text' | 'duration' | 'time'>,
  { type }: Pick<RecordedPunch, 'type'>,
  shift: PlannedShift | null,
  zone: string,
): string | null {
  const { text, time } = speech;
  if (shift === null || (type !== 'in' && type !== 'out')) return null;
  const difference = type === 'in' ? shift.arrival : shift.departure;
  if (difference === null) return null;
  const plan = text(`planned.${type}`, { at: time(type === 'in' ? shift.start : shift.end, zone) });
  const [words] = differenceWords(
    speech,
    type === 'in' ? { ...shift, departure: null } : { ...shift, arrival: null },
  );
  return `${plan}, ${words ?? text('planned.on-time')}.`;
}
