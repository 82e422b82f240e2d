import { NotRecorded } from '@comptoir/kiosk/local-database/not-recorded';
import { recordPunch } from '@comptoir/kiosk/punches/store';
import { append, newId } from '@comptoir/kiosk/sync/journal';
import { colours } from '@comptoir/shared/employees/operations';
import { punchTypes } from '@comptoir/shared/punches/operations';
import fc from 'fast-check';
import type { Seat } from '../seat.ts';
import { type Store, look, until } from '../store.ts';
import { type Fate, type Trouble, fates } from '../weather.ts';
import { type Model, type Real, noteVersion } from './world.ts';

/** One thing that happens, to be put into any order and to be left out again when a failure is made short. */
type Step = fc.AsyncCommand<Model, Real>;

function command(name: string, run: (model: Model, store: Store) => Promise<void>): Step {
  return {
    check: () => true,
    toString: () => name,
    async run(model, { store }) {
      store.trace(`> ${name}`);
      await run(model, store);
      await store.schedule.settle();
      const [failure] = store.failures;
      if (failure) throw failure;
      await look(store);
      await model.compare(store);
    },
  };
}

/** Whoever stands at the tablet; a page may be gone or not enrolled, then nothing happens. */
function at(store: Store, index: number): Seat {
  return store.seats[index % store.seats.length]!;
}

function punch(index: number, person: number, type: number): Step {
  const name = punchTypes[type % punchTypes.length]!;
  return command(`punch ${name} of person ${person} at tablet ${index}`, async (model, store) => {
    const { tablet, profile } = at(store, index);
    if (!tablet?.device.get()) return;
    const people = (await tablet.database.employees.toArray()).map(({ id }) => id).sort();
    const who = people[person % people.length] ?? null;
    const stranger = who === null ? { name: 'Inconnu' } : {};
    try {
      const done = await recordPunch(tablet, {
        person: who,
        type: name,
        auth: who === null ? 'none' : 'pin',
        actor: who,
        ...stranger,
      });
      model.ticked.set(done.id, profile);
    } catch (error) {
      if (!(error instanceof NotRecorded)) throw error;
    }
  });
}

function recolour(index: number, person: number, colour: number): Step {
  return command(
    `colour ${colour} for person ${person} at tablet ${index}`,
    async (model, store) => {
      const { tablet, profile } = at(store, index);
      if (!tablet?.device.get()) return;
      const people = (await tablet.database.employees.toArray()).sort((a, b) =>
        a.id < b.id ? -1 : 1,
      );
      const manager = people.find(({ role }) => role === 'manager');
      const row = people[person % people.length];
      if (!manager || !row) return;
      const others = colours.filter((one) => one !== row.colour);
      const to = others[colour % others.length]!;
      const id = newId(tablet);
      const body = { person: row.id, changes: { colour: { from: row.colour, to } } };
      const by = { actor: manager.id, auth: 'manager', clock: tablet.clock.reading() } as const;
      try {
        await append(tablet, [{ id, kind: 'employee.edit', body, ...by }]);
      } catch (error) {
        if (error instanceof NotRecorded) return;
        throw error;
      }
      model.ticked.set(id, profile);
      noteVersion(model, `${row.id} colour`, id);
      tablet.sync.wrote();
    },
  );
}

/** Time for the tablets to speak. */
function wait(seconds: number): Step {
  return command(`${seconds} s go by`, (_model, store) =>
    until(store, store.schedule.now() + seconds * 1_000, () => false),
  );
}

/** What becomes of the next request, whoever sends it. */
function next(fate: Fate): Step {
  return {
    ...command(`next request: ${fate}`, () => Promise.resolve()),
    run(_model, real) {
      real.fate.push(fate);
      return Promise.resolve();
    },
  };
}

function happens(trouble: Trouble, index: number): Step {
  return command(`${trouble} (tablet ${index})`, async (_model, store) => {
    if (store.house.wire === null && /^(tablet|roster|export)/.test(trouble)) return;
    await store.troubles.happen(trouble, at(store, index));
  });
}

const tablets = fc.nat({ max: 2 });
const people = fc.nat({ max: 4 });
const troubles: Trouble[] = [
  'server restarted',
  'server away',
  'server restored',
  'line down',
  'line half-open',
  'page killed',
  'tablet wiped',
  'tablet upgraded',
  'tablet lost',
  'tablet replaced',
  'disk full',
  'export carried',
  'profile cloned',
  'profile rolled back',
  'clock set back',
  'clock set ahead',
  'operation poisoned',
];

/** Every command, the everyday ones more often. */
export const steps: fc.Arbitrary<Step>[] = [
  fc.tuple(tablets, people, fc.nat({ max: 3 })).map((given) => punch(...given)),
  fc.tuple(tablets, people, fc.nat({ max: 3 })).map((given) => punch(...given)),
  fc.tuple(tablets, people, fc.nat({ max: 5 })).map((given) => recolour(...given)),
  fc.constantFrom(1, 5, 20, 40).map(wait),
  fc.constantFrom(1, 5, 20, 40).map(wait),
  fc.constantFrom(...fates).map(next),
  fc.tuple(fc.constantFrom(...troubles), tablets).map((given) => happens(...given)),
];
