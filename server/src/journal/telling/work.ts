import type { Body } from '@comptoir/shared/journal/kinds';
import type { Told } from '@comptoir/shared/journal/told-fields';
import type { Known, Teller } from './known.ts';
import { changed, given, several } from './known.ts';

type Work = 'punch.attach' | 'punch.accept' | 'task-list.define';

/** What was changed about punches and task lists. */
export const work: { [K in Work]: Teller<K> } = {
  'punch.attach': ({ body }, known) => punched(body.punch, known),
  'punch.accept': ({ body }, known) => punched(body.punch, known),
  'task-list.define': ({ body }, known) => {
    const before = body.previous ? known.definition(body.previous) : null;
    const [was, is] = [before && lines(before, known), lines(body, known)];
    const told = is.map(({ field, to }) =>
      changed(field, was?.find((one) => one.field === field)?.to, to),
    );
    // The list is always named; of a changed one only what changed beside it.
    return told.filter(({ field, from, to }) => field === 'list' || from !== to);
  },
};

function punched(id: string, known: Known): Told[] {
  const punch = known.punch(id);
  if (punch === null) return [];
  return [
    ...given('punch', punch.type),
    ...given('punchAt', punch.at),
    ...given('typedName', punch.typedName),
  ];
}

function lines(list: Body<'task-list.define'>, known: Known): Told[] {
  const tasks = list.tasks.map(({ titleText, due, team, person }) =>
    [known.text(titleText) ?? '…', due, team, person === null ? null : known.person(person)]
      .filter((part) => part !== null)
      .join(' · '),
  );
  return [
    changed('list', null, known.text(list.titleText)),
    changed('moment', null, list.moment),
    changed('weekdays', null, several(list.weekdays)),
    changed('order', null, list.order),
    changed('tasks', null, tasks.length === 0 ? null : tasks.join('\n')),
    changed('archived', null, list.archived),
  ];
}
