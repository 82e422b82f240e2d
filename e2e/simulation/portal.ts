import { colours } from '@comptoir/shared/employees/operations';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { renewPin } from '@comptoir/server/access/commands';
import { mintOrganisationScope } from '@comptoir/server/http/scopes';
import { type NewServerOperation, appendServer } from '@comptoir/server/journal/append';
import type { Chance } from './chance.ts';
import type { House } from './server-house.ts';
import { type Template, newId, newcomer } from './store-template.ts';

/** Somebody changes the roster or the schedule away from the tablets. */
export async function changeRoster(
  house: House,
  template: Template,
  chance: Chance,
  now: number,
): Promise<string> {
  const { deps } = house;
  const { organisation } = template;
  const scope = mintOrganisationScope(organisation);
  const establishment = chance.pick(template.establishments);
  const by = {
    actor: null,
    auth: 'none',
    source: { door: 'system', account: null },
    attachments: [],
  } as const;
  const people = await deps.db
    .selectFrom('employee')
    .innerJoin('membership', 'membership.person', 'employee.person')
    .select(['employee.person', 'employee.colour'])
    .where('employee.organisation', '=', organisation)
    .where('employee.archived', '=', 0)
    .where('membership.establishment', '=', establishment)
    .where('employee.role', '=', 'employee')
    .orderBy('employee.person')
    .execute();
  const what = chance.pick([
    'hire',
    'archive',
    'recolour',
    'shift',
    'shift',
    'PIN',
    'list',
  ] as const);
  if (what === 'PIN' && people.length > 0) {
    const { person } = chance.pick(people);
    await renewPin(deps, scope, { person, actor: null, source: by.source });
    return what;
  }
  if (what === 'list') {
    const operation = listOf(chance, establishment, now);
    await appendServer(deps, scope, [operation]);
    return what;
  }
  const operation = ((): NewServerOperation | null => {
    if (what === 'hire' || people.length === 0) {
      const given = `Nouveau ${chance.below(1_000)}`;
      return newcomer(chance, {
        id: newId(chance),
        establishment,
        manager: false,
        given,
        family: 'Venu',
      });
    }
    const { person, colour } = chance.pick(people);
    if (what === 'archive') {
      if (people.length < 3) return null;
      return { ...by, attachments: [], establishment, kind: 'employee.archive', body: { person } };
    }
    if (what === 'recolour') {
      const from = colours.find((one) => one === colour)!;
      const to = chance.pick(colours.filter((one) => one !== from));
      const body = { person, changes: { colour: { from, to } } };
      return { ...by, attachments: [], establishment, kind: 'employee.edit', body };
    }
    const start = Math.floor(now) + chance.below(86_400_000);
    const body = { shift: newId(chance), person, start, end: start + 4 * 3_600_000 };
    return { ...by, attachments: [], establishment, kind: 'shift.publish', body };
  })();
  if (operation !== null) await appendServer(deps, scope, [operation]);
  return what;
}

/** A list that somebody away from the tablets makes. */
function listOf(chance: Chance, establishment: string, now: number): NewServerOperation {
  const text = (value: string) =>
    makeAttachment(Buffer.from(chance.bytes(16)).toString('hex'), value);
  const [title, task] = [text('Liste du siège'), text(`Contrôle ${Math.floor(now)}`)];
  return {
    actor: null,
    auth: 'none',
    source: { door: 'system', account: null },
    establishment,
    kind: 'task-list.define',
    body: {
      list: newId(chance),
      titleText: title.hash,
      moment: 'closing',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      order: 9,
      tasks: [
        {
          task: newId(chance),
          titleText: task.hash,
          due: null,
          measure: null,
          team: null,
          person: null,
        },
      ],
      archived: false,
      previous: null,
    },
    attachments: [title, task],
  };
}
