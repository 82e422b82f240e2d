import { checkPin } from '@comptoir/kiosk/access/store';
import { NotRecorded } from '@comptoir/kiosk/local-database/not-recorded';
import { cancelPunch, declarePunch, recordPunch } from '@comptoir/kiosk/punches/store';
import { append, newId } from '@comptoir/kiosk/sync/journal';
import type { Tablet } from '@comptoir/kiosk/tablet';
import { checkTask, uncheckTask } from '@comptoir/kiosk/tasks/store';
import { colours } from '@comptoir/shared/employees/operations';
import { punchTypes } from '@comptoir/shared/punches/operations';
import { businessDay } from '@comptoir/shared/time/business-day';
import type { Chance } from './chance.ts';
import { manage } from './manager-acts.ts';
import type { Pins } from './store-template.ts';

/** Somebody does something at a tablet. Answers the id of the operation that was ticked, if one was. */
type Act = (tablet: Tablet, chance: Chance, pins: Pins) => Promise<string | null>;

const acts: Record<string, { weight: number; act: Act }> = {
  punch: { weight: 10, act: punch },
  'punch without PIN': {
    weight: 1,
    act: async (tablet, chance) => {
      const person = await somebody(tablet, chance);
      const type = chance.pick(punchTypes);
      return (await recordPunch(tablet, { person, type, auth: 'none', actor: null })).id;
    },
  },
  'punch of a stranger': {
    weight: 1,
    act: async (tablet, chance) => {
      const name = `Extra ${chance.below(100)}`;
      return (
        await recordPunch(tablet, { person: null, type: 'in', auth: 'none', actor: null, name })
      ).id;
    },
  },
  cancel: { weight: 2, act: cancel },
  declare: {
    weight: 1,
    act: async (tablet, chance) => {
      const person = await somebody(tablet, chance);
      if (person === null) return null;
      const at = tablet.clock.corrected() - chance.below(12 * 3_600_000);
      const note = chance.hits(0.5) ? 'Parti sans pointer' : null;
      const declared = { person, at, note, auth: 'pin', actor: person } as const;
      return (await declarePunch(tablet, declared)).id;
    },
  },
  check: { weight: 3, act: check },
  uncheck: { weight: 1, act: uncheck },
  'PIN typed': { weight: 2, act: typePin },
  'manager edits': { weight: 1, act: edit },
};

/** One in so many acts is a manager's, in the settings. */
const managing = { weight: 4, name: 'manager' };

const deck = [
  ...Object.entries(acts).flatMap(([name, { weight }]) => Array<string>(weight).fill(name)),
  ...Array<string>(managing.weight).fill(managing.name),
];

/** Draws and does one act. A tablet whose roster has not come yet lets strangers punch only. */
export async function actOnce(
  tablet: Tablet,
  chance: Chance,
  pins: Pins,
): Promise<{ name: string; ticked: string | null }> {
  const name = chance.pick(deck);
  try {
    if (name === managing.name) {
      return { name: `${name} ${await manage(tablet, chance)}`, ticked: null };
    }
    return { name, ticked: await acts[name]!.act(tablet, chance, pins) };
  } catch (error) {
    // The screen says « Non enregistré »: nothing was promised.
    if (error instanceof NotRecorded) return { name: 'not recorded', ticked: null };
    throw error;
  }
}

async function somebody(tablet: Tablet, chance: Chance): Promise<string | null> {
  const people = (await tablet.database.employees.toArray()).map(({ id }) => id);
  return people.length === 0 ? null : chance.pick(people.sort());
}

async function punch(tablet: Tablet, chance: Chance): Promise<string> {
  const person = await somebody(tablet, chance);
  const type = chance.pick(punchTypes);
  if (person === null) {
    const stranger = { person: null, type, auth: 'none', actor: null, name: 'Inconnu' } as const;
    return (await recordPunch(tablet, stranger)).id;
  }
  return (await recordPunch(tablet, { person, type, auth: 'pin', actor: person })).id;
}

async function cancel(tablet: Tablet, chance: Chance): Promise<null> {
  const { database } = tablet;
  const own = await database.journal.where('id').above('').toArray();
  const known = [
    ...own.filter(({ kind }) => kind === 'punch.record').map(({ id }) => id),
    ...(await database.punches.toArray()).map(({ id }) => id),
  ].sort();
  if (known.length > 0) await cancelPunch(tablet, chance.pick(known.slice(-6)), null);
  return null;
}

async function check(tablet: Tablet, chance: Chance): Promise<string | null> {
  const lists = await tablet.database.taskLists.toArray();
  if (lists.length === 0) return null;
  const { id: list, definition, tasks } = chance.pick(lists);
  const { task, measure } = chance.pick(tasks);
  const person = await somebody(tablet, chance);
  const value = measure === null ? null : chance.below(100) / 10;
  const wrong = value !== null && value > 4;
  return await checkTask(tablet, {
    list,
    task,
    definition,
    day: businessDay(tablet.clock.corrected(), tablet.identity().zone, 5),
    person,
    value,
    action: wrong ? 'Frigo réglé, produits jetés' : null,
    auth: person === null ? 'none' : 'pin',
    actor: person,
  });
}

async function uncheck(tablet: Tablet, chance: Chance): Promise<null> {
  const checks = await tablet.database.checkOffs.toArray();
  if (checks.length === 0) return null;
  const { id, day } = chance.pick(checks);
  const reason = 'Coché par erreur';
  await uncheckTask(tablet, { check: id, day, reason, auth: 'none', actor: null });
  return null;
}

async function typePin(tablet: Tablet, chance: Chance, pins: Pins): Promise<null> {
  const person = await somebody(tablet, chance);
  if (person === null) return null;
  const pin = chance.hits(0.5) ? pins.of(person) : String(100_000 + chance.below(900_000));
  await checkPin(tablet, { person, pin, purpose: chance.hits(0.8) ? 'punch' : 'settings' });
  return null;
}

/** Asks for a change, which the server may refuse: by then somebody else may have changed it. */
async function edit(tablet: Tablet, chance: Chance): Promise<string | null> {
  const people = await tablet.database.employees.toArray();
  const manager = people.find(({ role }) => role === 'manager');
  if (manager === undefined) return null;
  const { id: person, colour } = chance.pick(people);
  const to = chance.pick(colours.filter((one) => one !== colour));
  const id = newId(tablet);
  await append(tablet, [
    {
      id,
      kind: 'employee.edit',
      body: { person, changes: { colour: { from: colour, to } } },
      actor: manager.id,
      auth: chance.hits(0.9) ? 'manager' : 'pin',
      clock: tablet.clock.reading(),
    },
  ]);
  tablet.sync.wrote();
  return id;
}
