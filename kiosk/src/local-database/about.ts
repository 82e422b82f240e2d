import type { Body, Kind } from '@comptoir/shared/journal/kinds';
import { isPeopleKind } from '@comptoir/shared/employees/project';

/**
 * What an operation that asks for a change is about, for the index `[overlay+about]`. Facts have none, a tap pays
 * nothing for it; but that a statement was opened, or a
 * change of the schedule was looked at, is shown.
 */
export function aboutOf(kind: Kind, body: Body<Kind>): string | undefined {
  if (isPeopleKind(kind)) return `people/${(body as { person: string }).person}`;
  if (kind === 'punch.attach') return `punches/${(body as Body<'punch.attach'>).punch}`;
  if (kind === 'punch.accept') return `accepted/${(body as Body<'punch.accept'>).punch}`;
  if (kind.startsWith('correction.'))
    return `corrections/${(body as Body<'correction.withdraw'>).correction}`;
  if (kind.startsWith('statement.'))
    return `statements/${(body as Body<'statement.seen'>).statement}`;
  if (kind === 'shift.post') return `shifts/${(body as Body<'shift.post'>).shift}`;
  if (kind.startsWith('absence.')) return `absences/${(body as Body<'absence.cancel'>).absence}`;
  if (kind.startsWith('swap.')) return `swaps/${(body as Body<'swap.withdraw'>).swap}`;
  if (kind === 'schedule.seen' || kind === 'schedule.accept')
    return `schedules/${(body as Body<'schedule.seen'>).person}`;
  if (kind.startsWith('announcement.'))
    return `announcements/${(body as Body<'announcement.read'>).announcement}`;
  if (kind === 'task-list.define') return `lists/${(body as Body<'task-list.define'>).list}`;
  return kind === 'establishment.edit' ? 'establishment/own' : undefined;
}

/**
 * The range of keys of `[overlay+about]` for one prefix (`people`, `punches`, `accepted`, `corrections`, `statements`,
 * `shifts`, `absences`, `swaps`, `schedules`, `announcements`, `lists`, `establishment`).
 */
export function aboutRange(prefix: string): [[number, string], [number, string]] {
  return [
    [1, `${prefix}/`],
    [1, `${prefix}/\uffff`],
  ];
}

/** The photo that an operation names: it goes first. */
export function photoIn(kind: Kind, body: Body<Kind>): string | undefined {
  if (kind !== 'employee.edit') return undefined;
  return (body as Body<'employee.edit'>).changes.photo?.to ?? undefined;
}
