import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { Colour } from '@comptoir/shared/employees/operations';
import { publicationHash } from '@comptoir/shared/planning/publication';
import type { ShiftContent } from '@comptoir/shared/planning/shift';
import type { TemplateContent } from '@comptoir/shared/planning/template';
import { addDays, instantOf, mondayOf, weekdayOf } from '@comptoir/shared/time/business-day';
import type { Deps } from '../deps.ts';
import type { OrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../journal/append.ts';
import { differencesOf } from '../planning/publications/difference.ts';
import { type HeldShift, findShiftsAfter } from '../planning/queries.ts';
import { type Team, cast, isOff, market, restaurant, usualDays } from './cast.ts';
import { type Chance, seededChance } from './chance.ts';
import { plannedDays, shifts, today } from './days.ts';
import type { DemoPerson } from './seed.ts';

const { zone, cutOffHour } = restaurant.settings;
const hour = 3_600_000;

type Of = { establishment: string; people: readonly DemoPerson[]; now: number };
type Operation = Pick<NewServerOperation, 'kind' | 'body'> &
  Partial<Pick<NewServerOperation, 'attachments' | 'actor'>>;

/** Where somebody of each team usually stands. */
const positions: Record<Team, [name: string, colour: Colour]> = {
  Salle: ['Service', 'teal'],
  Cuisine: ['Chaud', 'brick'],
  Plonge: ['Plonge', 'slate'],
  Bar: ['Bar', 'violet'],
};

/** Who works part-time: hours a week. */
const partTime: Record<string, number> = { Chloé: 24, Margaux: 20, Ibrahim: 28 };

/** Six weeks of schedule, published three weeks ago and seen since; positions, a template, contracts. */
export async function seedPlanning(
  deps: Deps,
  scope: OrganisationScope,
  of: Of & { teams: ReadonlyMap<string, string> },
): Promise<void> {
  const seed = begin(deps, scope, of);
  const placed = new Map<Team, string>();
  for (const [team, [name, colour]] of Object.entries(positions) as [Team, [string, Colour]][]) {
    const position = newId(seed);
    placed.set(team, position);
    await seed.write([
      { kind: 'position.define', body: { position, name, colour, archived: false } },
    ]);
  }
  await seed.write(contracts(seed));
  await seed.write([templateOf(seed, placed)]);
  const { from, to } = plannedDays(of.now);
  const drafts = shifts(of.now).map(({ member, ...times }) => ({
    ...{ ...empty, ...times, person: of.people[member]!.id },
    position: placed.get(cast[member]!.team) ?? null,
  }));
  await seed.write(drafts.map((content) => drafted(seed, content)));
  await publishAndSee(seed, { from, to: addDays(from, 20) });
  await publishAndSee(seed, { from: addDays(from, 21), to });
}

/** The second store: whoever works in both, and a gap on Saturdays. */
export async function seedMarketPlanning(
  deps: Deps,
  scope: OrganisationScope,
  of: Of,
): Promise<void> {
  const seed = begin(deps, scope, of);
  const person = seed.idOf(market.shared);
  const member = cast.findIndex(({ given }) => given === market.shared);
  const { from, to } = plannedDays(of.now);
  const position = newId(seed);
  const body = { position, name: 'Étal', colour: 'olive' as const, archived: false };
  await seed.write([{ kind: 'position.define', body }]);
  const days = Array.from({ length: 42 }, (_, index) => addDays(from, index));
  const content = (day: string, who: string | null): ShiftContent => ({
    ...{ ...empty, ...between(day, '08:00', '12:30'), person: who, position },
  });
  const own = days.filter((day) => isOff(member, weekdayOf(day)) && day > today(of.now).day);
  const open = days.filter((day) => weekdayOf(day) === 6 && day > today(of.now).day);
  await seed.write([
    ...own.filter((_, at) => at % 2 === 0).map((day) => drafted(seed, content(day, person))),
    ...open.map((day) => drafted(seed, content(day, null))),
  ]);
  await publishAndSee(seed, { from, to });
}

/** What moves today: a change that nobody has seen, an open shift, absences, a swap that waits, and a draft. */
export async function seedRequests(
  deps: Deps,
  scope: OrganisationScope,
  of: Of & { teams: ReadonlyMap<string, string> },
): Promise<void> {
  const seed = begin(deps, scope, of);
  const monday = addDays(mondayOf(today(of.now).day), 7);
  const next = async (given: string): Promise<HeldShift> => {
    const after = instantOf(monday, '05:00', zone, cutOffHour);
    const person = seed.idOf(given);
    const own = await findShiftsAfter(deps.db, scope.organisation, { person, after });
    return own.sort((a, b) => a.content.start - b.content.start)[0]!;
  };
  const late = await next('Louis');
  const moved = { ...late.content, start: late.content.start - hour };
  const team = of.teams.get('Salle') ?? null;
  const gap = { ...empty, ...between(addDays(monday, 4), '18:30', '23:00'), team };
  await seed.write([
    { kind: 'shift.set', body: { shift: late.shift, from: late.content, to: moved } },
    drafted(seed, gap),
  ]);
  await publish(seed, { from: monday, to: addDays(monday, 6) });
  await seed.write(absences(seed, monday));
  const given = await next('Mehdi');
  const [mehdi, ines] = [seed.idOf('Mehdi'), seed.idOf('Inès')];
  const swap = newId(seed);
  const why = textOf(seed, 'Rendez-vous chez le dentiste.');
  const asked = { swap, person: mehdi, gives: given.shift, takes: null, colleague: ines };
  await seed.write([
    {
      ...{ kind: 'swap.ask', actor: mehdi, attachments: [why] },
      body: { ...asked, reasonText: why.hash },
    },
    { kind: 'swap.answer', actor: ines, body: { swap, person: ines, accepted: true } },
  ]);
  const drafting = await next('Camille');
  const longer = { ...drafting.content, end: drafting.content.end + hour };
  const body = { shift: drafting.shift, from: drafting.content, to: longer };
  await seed.write([{ kind: 'shift.set', body }]);
}

const empty = { person: null, pause: 0, position: null, team: null, noteText: null };

type Seed = {
  deps: Deps;
  scope: OrganisationScope;
  of: Of;
  chance: Chance;
  idOf: (given: string) => string;
  /** @returns ids of the operations */
  write: (operations: readonly Operation[]) => Promise<string[]>;
};

function begin(deps: Deps, scope: OrganisationScope, of: Of): Seed {
  const idOf = (given: string) => of.people.find((one) => one.given === given)!.id;
  const { establishment } = of;
  return {
    ...{ deps, scope, of, idOf },
    chance: seededChance(`planning ${establishment} ${deps.clock.now() === of.now}`),
    write: async (operations) => {
      const outcomes = await appendServer(
        deps,
        scope,
        operations.map(
          (one) =>
            ({
              ...{ establishment, actor: idOf('Awa'), auth: 'none', attachments: [] },
              source: { door: 'setup', account: null },
              ...one,
            }) as NewServerOperation,
        ),
      );
      return outcomes.map(({ id, refusal }) => {
        // The demonstration says nothing that did not happen.
        if (refusal || id === null) throw new Error(`A plan of the demonstration: ${refusal}.`);
        return id;
      });
    },
  };
}

function newId({ deps, chance }: Seed): string {
  return uuidv7(deps.clock.now(), chance.bytes(10));
}

function textOf({ chance }: Seed, text: string) {
  return makeAttachment(Buffer.from(chance.bytes(16)).toString('hex'), text);
}

function between(day: string, from: string, to: string): { start: number; end: number } {
  const at = (time: string) => instantOf(day, time, zone, cutOffHour);
  return { start: at(from), end: at(to) };
}

function drafted(seed: Seed, to: ShiftContent): Operation {
  return { kind: 'shift.set', body: { shift: newId(seed), from: null, to } };
}

/** @returns the id of the operation, and whom it concerns */
async function publish(seed: Seed, { from, to }: { from: string; to: string }) {
  const { organisation } = seed.scope;
  const place = { organisation, establishment: seed.of.establishment };
  const span = { from, to, team: null };
  const differences = await differencesOf(seed.deps.db, place, span, restaurant.settings);
  const shown = { changes: differences.length, hash: publicationHash(differences) };
  const body = { publication: newId(seed), ...span, ...shown };
  const [operation] = await seed.write([{ kind: 'schedule.publish', body }]);
  const people = new Set(differences.flatMap(({ after }) => after?.person ?? []));
  return { operation: operation!, people };
}

async function publishAndSee(seed: Seed, span: { from: string; to: string }): Promise<void> {
  const { operation, people } = await publish(seed, span);
  await seed.write(
    [...people].map((person) => ({
      ...{ kind: 'schedule.seen', actor: person },
      body: { person, changes: [operation] },
    })),
  );
}

function contracts({ of }: Seed): Operation[] {
  return cast.map(({ given }, member) => {
    const hours = partTime[given];
    const weekly = (hours ?? 39) * 60;
    const body = { person: of.people[member]!.id, from: '2025-09-01', weekly };
    return { kind: 'contract.set', body: { ...body, partTime: hours !== undefined } };
  });
}

/** The usual week of the house, to plan again. */
function templateOf(seed: Seed, placed: ReadonlyMap<Team, string>): Operation {
  const content: TemplateContent = {
    shifts: cast.flatMap(({ rhythm, team }, member) =>
      [1, 2, 3, 4, 5, 6, 7]
        .filter((weekday) => !isOff(member, weekday))
        .flatMap((weekday) =>
          usualDays[rhythm].map(({ start, end, pause }) => ({
            ...{ weekday, start, end, pause, person: seed.of.people[member]!.id },
            ...{ position: placed.get(team) ?? null, team: null },
          })),
        ),
    ),
  };
  const text = textOf(seed, JSON.stringify(content));
  const body = { template: newId(seed), name: 'Semaine type', contentText: text.hash };
  return { kind: 'template.define', body: { ...body, archived: false }, attachments: [text] };
}

/** Somebody on leave, and somebody who asks not to work an evening. */
function absences(seed: Seed, monday: string): Operation[] {
  const [margaux, thibault] = [seed.idOf('Margaux'), seed.idOf('Thibault')];
  const why = textOf(seed, 'Spectacle de ma fille.');
  const evening = { from: '17:00', to: '00:00' };
  const day = addDays(monday, 3);
  return [
    {
      kind: 'absence.set',
      body: {
        ...{ absence: newId(seed), person: margaux, type: 'leave', reasonText: null },
        span: { from: monday, to: addDays(monday, 6), weekdays: null, times: null },
      },
    },
    {
      ...{ kind: 'absence.ask', actor: thibault, attachments: [why] },
      body: {
        ...{ absence: newId(seed), person: thibault, type: 'unavailable', reasonText: why.hash },
        span: { from: day, to: day, weekdays: null, times: evening },
      },
    },
  ];
}
