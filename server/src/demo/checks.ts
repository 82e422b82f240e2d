import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { instantOf } from '@comptoir/shared/time/business-day';
import type { Measure } from '@comptoir/shared/tasks/operations';
import { cast, restaurant } from './cast.ts';
import type { Chance } from './chance.ts';
import { today } from './days.ts';
import type { DemoPerson, SeededList } from './seed.ts';
import type { Happening } from './simulated-tablet.ts';
import { type DemoTask, taskLists } from './task-lists.ts';

const minute = 60_000;
const { zone, cutOffHour } = restaurant.settings;

type Round = { lists: SeededList[]; people: DemoPerson[]; chance: Chance };

/** Everything that was checked off on a past day: nearly all of it, once with a fridge that was too warm. */
export function pastChecks({ date, ...round }: Round & { date: string }): Happening[] {
  return checksOf(date, round).filter(() => round.chance.between(1, 25) > 1);
}

/** What is checked off so far today: most of what was due half an hour ago. */
export function todayChecks({ now, ...round }: Round & { now: number }): Happening[] {
  const { day } = today(now);
  return checksOf(day, round).filter(({ at }) => at < now - 30 * minute);
}

function checksOf(date: string, { lists, people, chance }: Round): Happening[] {
  return taskLists.flatMap(({ tasks }, listIndex) =>
    tasks.map((task, taskIndex): Happening => {
      const { list, definition, tasks: ids } = lists[listIndex]!;
      const person = somebodyOf(task, chance, people);
      const value = task.measure ? measured(task.measure, chance) : null;
      const action = value?.outOfBounds
        ? makeAttachment(
            Buffer.from(chance.bytes(16)).toString('hex'),
            'Porte mal fermée. Produits contrôlés, température revenue à la normale.',
          )
        : null;
      return {
        at: instantOf(date, task.due ?? '11:00', zone, cutOffHour) - chance.between(3, 40) * minute,
        actor: person,
        auth: 'pin',
        kind: 'task.check',
        body: {
          list,
          task: ids[taskIndex]!,
          definition,
          day: date,
          person,
          value: value?.value ?? null,
          actionText: action?.hash ?? null,
        },
        attachments: action ? [action] : [],
      };
    }),
  );
}

function somebodyOf({ team }: DemoTask, chance: Chance, people: DemoPerson[]): string {
  const candidates = people.filter((_person, index) => team === null || cast[index]!.team === team);
  return candidates[chance.between(0, candidates.length - 1)]!.id;
}

function measured(measure: Measure, chance: Chance): { value: number; outOfBounds: boolean } {
  const { min, max } = measure;
  const tenths = (from: number, to: number) => chance.between(from * 10, to * 10) / 10;
  const outOfBounds = chance.between(1, 60) === 1;
  if (max !== null) {
    return {
      value: outOfBounds ? tenths(max + 1, max + 3) : tenths(min ?? max - 4, max),
      outOfBounds,
    };
  }
  const floor = min ?? 0;
  return {
    value: outOfBounds ? tenths(floor - 5, floor - 1) : tenths(floor, floor + 9),
    outOfBounds,
  };
}
