import type { AbsenceRow } from '@comptoir/shared/planning/absence';
import type {
  ContentView,
  PlanningAnswer,
  PlanningPerson,
  PositionView,
  WrittenContent,
} from '@comptoir/shared/planning/portal';
import type { Speech } from '../language/speech.ts';
import type { Alert } from './plan-alerts.ts';
import type { RowOf } from './plan-board.ts';
import { timesText } from './times-text.ts';

/** Names that a plan is told with. */
export type Names = {
  zone: string;
  people: ReadonlyMap<string, PlanningPerson>;
  positions: ReadonlyMap<string, PositionView>;
};

export function namesOf(
  zone: string,
  people: PlanningAnswer['people'],
  positions: PlanningAnswer['positions'],
): Names {
  return {
    zone,
    people: new Map(people.map((one) => [one.id, one])),
    positions: new Map(positions.map((one) => [one.id, one])),
  };
}

export function personName({ text }: Speech, names: Names, person: string | null): string {
  if (person === null) return text('plan.open-one');
  return names.people.get(person)?.name ?? text('plan.gone');
}

export function positionName({ text }: Speech, names: Names, position: string | null): string {
  return (
    (position === null ? null : names.positions.get(position)?.name) ?? text('plan.no-position')
  );
}

export function rowName(speech: Speech, of: RowOf): string {
  switch (of.kind) {
    case 'open':
      return speech.text('plan.open');
    case 'gone':
      return speech.text('plan.gone');
    case 'person':
      return of.person.name;
    case 'position':
      return of.position?.name ?? speech.text('plan.no-position');
  }
}

/** `lundi 23 novembre, 09:00–17:00, Awa Diop, Salle` */
export function sayShift(
  speech: Speech,
  names: Names,
  content: ContentView | WrittenContent,
  with_: { person?: boolean; day?: boolean } = {},
): string {
  const { zone } = names;
  const { person = true, day = true } = with_;
  return [
    ...(day ? [speech.date(content.start, zone)] : []),
    timesText(content, zone),
    ...(person ? [personName(speech, names, content.person)] : []),
    ...(content.position === null ? [] : [positionName(speech, names, content.position)]),
    ...(content.note === null ? [] : [`« ${content.note} »`]),
  ].join(', ');
}

/** What is to be looked at, in a sentence. */
export function sayAlert({ text, duration }: Speech, alert: Alert): string {
  if (alert.kind === 'conflict') return text(`plan.alert-${alert.rule}`);
  const { rule, found, limit, article } = alert;
  return text(`plan.alert-${rule}`, { found: duration(found), limit: duration(limit), article });
}

/** The same in a word or two, for a cell. */
export function shortAlert({ text, duration }: Speech, alert: Alert): string {
  if (alert.kind === 'conflict') return text(`plan.short-${alert.rule}`);
  const { rule, found, limit } = alert;
  return text(`plan.short-${rule}`, { found: duration(found), limit: duration(limit) });
}

/** `Congé (demandé)`, `Indisponible 09:00–12:00` */
export function sayAbsence({ text }: Speech, { type, state, span }: AbsenceRow): string {
  const what = text(`plan.absence-${type}`);
  const times = span.times;
  const when =
    times === null
      ? what
      : text('plan.absence-times', { what, times: `${times.from}–${times.to}` });
  return state === 'pending' ? text('plan.absence-asked', { what: when }) : when;
}
