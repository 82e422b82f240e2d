import {
  addEmployee,
  archiveEmployee,
  attachPunch,
  choosePin,
  editEmployee,
  mergeEmployees,
  renewPin,
  restoreEmployee,
} from '@comptoir/kiosk/employees/store';
import type { Tablet } from '@comptoir/kiosk/tablet';
import { defineLists, newTaskId } from '@comptoir/kiosk/tasks/store';
import { colours } from '@comptoir/shared/employees/operations';
import type { EmployeeRow } from '@comptoir/shared/sync/rows';
import type { Chance } from './chance.ts';

/** What a manager does in the settings, and what people do about their own code. */
type ManagerAct = (tablet: Tablet, chance: Chance, manager: string) => Promise<unknown>;

const acts: Record<string, { weight: number; act: ManagerAct }> = {
  'adds somebody': {
    weight: 2,
    act: (tablet, chance, manager) =>
      addEmployee(tablet, {
        given: `Recrue ${chance.below(1_000)}`,
        family: 'Ajoutée',
        team: null,
        manager,
      }),
  },
  'edits somebody': { weight: 4, act: edit },
  'archives somebody': {
    weight: 1,
    act: async (tablet, chance, manager) => {
      const staff = await staffOf(tablet);
      if (staff.length < 3) return;
      await archiveEmployee(tablet, { person: chance.pick(staff).id, manager });
    },
  },
  'restores somebody': {
    weight: 1,
    act: async (tablet, chance, manager) => {
      const former = (await tablet.database.formerEmployees.toArray()).map(({ id }) => id).sort();
      if (former.length > 0)
        await restoreEmployee(tablet, { person: chance.pick(former), manager });
    },
  },
  'merges two records': {
    weight: 1,
    act: async (tablet, chance, manager) => {
      const staff = await staffOf(tablet);
      if (staff.length < 4) return;
      const { id: person } = chance.pick(staff);
      const { id: into } = chance.pick(staff.filter(({ id }) => id !== person));
      await mergeEmployees(tablet, { person, into, manager });
    },
  },
  'makes a new code': {
    weight: 2,
    act: async (tablet, chance, manager) => {
      const staff = await staffOf(tablet);
      if (staff.length > 0) await renewPin(tablet, { person: chance.pick(staff).id, manager });
    },
  },
  'own code chosen': {
    weight: 1,
    act: async (tablet, chance) => {
      const staff = await staffOf(tablet);
      if (staff.length === 0) return;
      const pin = String(100_000 + chance.below(900_000));
      await choosePin(tablet, { person: chance.pick(staff).id, pin });
    },
  },
  'attaches an unknown': {
    weight: 3,
    act: async (tablet, chance, manager) => {
      const punches = await tablet.database.punches.where('unknown').equals(1).toArray();
      const staff = await staffOf(tablet);
      if (punches.length === 0 || staff.length === 0) return;
      const punch = chance.pick(punches.map(({ id }) => id).sort());
      await attachPunch(tablet, { punch, person: chance.pick(staff).id, manager });
    },
  },
  'redefines a list': { weight: 3, act: define },
};

const deck = Object.entries(acts).flatMap(([name, { weight }]) =>
  Array.from({ length: weight }, () => name),
);

/** One of these, by a manager of the store as this tablet knows it; nothing where it knows none. */
export async function manage(tablet: Tablet, chance: Chance): Promise<string> {
  const managers = (await tablet.database.employees.toArray())
    .filter(({ role }) => role === 'manager')
    .map(({ id }) => id)
    .sort();
  if (managers.length === 0) return 'no manager known';
  const name = chance.pick(deck);
  await acts[name]!.act(tablet, chance, chance.pick(managers));
  return name;
}

async function staffOf(tablet: Tablet): Promise<EmployeeRow[]> {
  const people = await tablet.database.employees.toArray();
  return people.filter(({ role }) => role === 'employee').sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function edit(tablet: Tablet, chance: Chance, manager: string): Promise<void> {
  const staff = await staffOf(tablet);
  if (staff.length === 0) return;
  const { id: person } = chance.pick(staff);
  const number = chance.below(1_000);
  const changes = chance.pick([
    { colour: chance.pick([...colours]) },
    { team: chance.pick(['Salle', 'Cuisine', null]) },
    { name: { given: `Prénom ${number}`, family: 'Changé' } },
    { email: `p${number}@exemple.fr` },
    { openPeriodLimit: 60 + number, team: `Équipe ${number}` },
  ]);
  await editEmployee(tablet, { person, manager, changes });
}

async function define(tablet: Tablet, chance: Chance, manager: string): Promise<void> {
  const lists = (await tablet.database.taskLists.toArray()).sort((a, b) => (a.id < b.id ? -1 : 1));
  const known = lists.length > 0 && chance.hits(0.8) ? chance.pick(lists) : null;
  const max = chance.below(10);
  const fresh = {
    task: newTaskId(tablet),
    title: `Relevé ${max}`,
    due: chance.pick(['08:00', null]),
    measure: { unit: '°C', min: 0, max },
    team: null,
    person: null,
  };
  const kept = known?.tasks.slice(0, 3) ?? [];
  await defineLists(tablet, manager, [
    {
      list: known?.id ?? newTaskId(tablet),
      previous: known?.definition ?? null,
      content: {
        title: `Liste ${max}`,
        moment: 'service',
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        tasks: [...kept.map((task) => ({ ...task })), fresh],
      },
      order: max,
      archived: lists.length > 2 && chance.hits(0.2),
    },
  ]);
}
