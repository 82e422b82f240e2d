import type { Speech } from '../language/speech.ts';
import { boundsWords } from './measured.ts';
import type { ListContent, TaskItem } from './lists-view.ts';

/** A Monday: names of weekdays are those of the days that follow it. */
const monday = Date.parse('2026-11-16T12:00:00Z');

/** `lun.`; 1 is Monday. */
export function dayWord({ weekday }: Speech, day: number): string {
  return weekday(new Date(monday + (day - 1) * 86_400_000).toISOString().slice(0, 10));
}

/** « Tous les jours », « lun. – ven. », « lun., mer. » */
export function daysWords(speech: Speech, weekdays: readonly number[]): string {
  const { text } = speech;
  if (weekdays.length === 7) return text('lists.every-day');
  const first = weekdays[0];
  const last = weekdays.at(-1);
  if (first === undefined || last === undefined) return '';
  if (weekdays.length > 2 && last - first === weekdays.length - 1) {
    const ends = { first: dayWord(speech, first), last: dayWord(speech, last) };
    return text('lists.days-range', ends);
  }
  return weekdays.map((day) => dayWord(speech, day)).join(', ');
}

/** « Tous les jours · 8 tâches · 2 relevés » */
export function listWords(speech: Speech, { weekdays, tasks }: ListContent): string {
  const { text } = speech;
  const measured = tasks.filter(({ measure }) => measure !== null).length;
  return [
    daysWords(speech, weekdays),
    text('lists.tasks', { count: tasks.length }),
    ...(measured === 0 ? [] : [text('lists.measures', { count: measured })]),
  ].join(' · ');
}

/** « avant 10:00 · Cuisine · entre 0 et 4 °C »; '' when there is nothing to add to the title. */
export function taskWords(
  speech: Speech,
  { due, team, person, measure }: Omit<TaskItem, 'task' | 'title'>,
  nameOf: (person: string) => string | undefined,
): string {
  const { text } = speech;
  const who =
    person === null
      ? team
      : text('task.for-named', { name: nameOf(person) ?? text('task.for-unknown') });
  return [
    ...(due === null ? [] : [text('tasks.due', { time: due })]),
    ...(who === null ? [] : [who]),
    ...(measure === null ? [] : [boundsWords(speech, measure) ?? measure.unit]),
  ].join(' · ');
}
