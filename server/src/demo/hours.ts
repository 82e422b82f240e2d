import { defaultTimeRules } from '@comptoir/shared/establishments/time-rules';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { addDays, businessDay, instantOf, mondayOf } from '@comptoir/shared/time/business-day';
import type { Deps } from '../deps.ts';
import type { OrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../journal/append.ts';
import { findPunchesBetween } from '../punches/queries.ts';
import { issueStatements } from '../timesheets/statements/issuing.ts';
import { findStanding } from '../timesheets/statements/queries.ts';
import { restaurant } from './cast.ts';
import { type Chance, seededChance } from './chance.ts';
import type { DemoPerson } from './seed.ts';
import type { Happening, SimulatedTablet } from './simulated-tablet.ts';

const minute = 60_000;
const { zone, cutOffHour } = restaurant.settings;

/** The week that the house has closed and issued statements of: business days, both included. */
function closedWeek(now: number): { from: string; to: string } {
  const from = addDays(mondayOf(businessDay(now, zone, cutOffHour)), -14);
  return { from, to: addDays(from, 6) };
}

type Operation = Pick<NewServerOperation, 'actor' | 'kind' | 'body' | 'attachments'>;

type Of = { establishment: string; people: readonly DemoPerson[]; now: number };

/** Accounting has closed the week; what is said of it afterwards is late. */
export async function closeWeek(deps: Deps, scope: OrganisationScope, of: Of): Promise<void> {
  const seed = begin(deps, scope, of);
  await seed.write([
    {
      ...{ actor: seed.idOf('Inès'), kind: 'period.lock', attachments: [] },
      body: { lock: newId(seed), ...seed.week, rules: defaultTimeRules },
    },
  ]);
}

/**
 * What became of three weeks of punches: a day that came in after its week was closed; corrections in each state; statements
 * in each state; an export for payroll. People whom no guide of the demonstration names.
 */
export async function seedHours(
  deps: Deps,
  scope: OrganisationScope,
  of: Of & { tablet: SimulatedTablet },
): Promise<void> {
  const seed = begin(deps, scope, of);
  await of.tablet.push(declaredLate(seed));
  await seedCorrections(seed);
  await seedStatements(seed);
  await seed.write([exportOf(seed)]);
}

function begin(deps: Deps, scope: OrganisationScope, { establishment, people, now }: Of): Seed {
  return {
    ...{ deps, scope, week: closedWeek(now), chance: seededChance(`hours ${deps.clock.now()}`) },
    idOf: (given) => people.find((one) => one.given === given)!.id,
    write: writer(deps, scope, establishment),
  };
}

type Seed = {
  deps: Deps;
  scope: OrganisationScope;
  week: { from: string; to: string };
  chance: Chance;
  idOf: (given: string) => string;
  write: (operations: readonly Operation[]) => Promise<void>;
};

/** @throws when one is refused: the demonstration says nothing that did not happen */
function writer(deps: Deps, scope: OrganisationScope, establishment: string): Seed['write'] {
  return async (operations) => {
    const source = { door: 'setup' as const, account: null };
    const written = operations.map(
      (one) => ({ ...one, establishment, auth: 'none', source }) as NewServerOperation,
    );
    for (const outcome of await appendServer(deps, scope, written)) {
      if (outcome.refusal) throw new Error(`Hours of the demonstration: ${outcome.refusal}.`);
    }
  };
}

function newId({ deps, chance }: Seed): string {
  return uuidv7(deps.clock.now(), chance.bytes(10));
}

function textOf({ chance }: Seed, text: string) {
  return makeAttachment(Buffer.from(chance.bytes(16)).toString('hex'), text);
}

/** Somebody lent a hand on a day that was closed before they said so: kept, flagged, and paid to nobody by itself. */
function declaredLate({ deps, week, idOf }: Seed): Happening[] {
  const person = idOf('Ibrahim');
  const at = deps.clock.now();
  const day = addDays(week.from, 2);
  return (['in', 'out'] as const).map((type, index) => ({
    ...{ at: at + index, actor: person, auth: 'pin', kind: 'punch.declare' },
    body: {
      ...{ person, type, noteText: null },
      at: instantOf(day, type === 'in' ? '09:00' : '11:30', zone, cutOffHour),
    },
  }));
}

/** The departure of the last finished day after the closed week, at another time. */
async function laterDeparture({ deps, scope, week, ...seed }: Seed, given: string, by: number) {
  const { db, clock } = deps;
  const now = clock.now();
  const held = await findPunchesBetween(db, scope.organisation, {
    people: [seed.idOf(given)],
    ...{ from: instantOf(addDays(week.to, 1), '12:00', zone, cutOffHour), to: now },
  });
  const today = businessDay(now, zone, cutOffHour);
  const last = held
    .map(({ punch }) => punch)
    .filter(({ type, day }) => type === 'out' && day > week.to && day < today)
    .sort((a, b) => b.at - a.at)[0];
  if (!last) throw new Error(`${given} of the demonstration has not worked lately.`);
  const add = {
    punch: uuidv7(now, seed.chance.bytes(10)),
    type: 'out' as const,
    at: last.at + by * minute,
  };
  return { day: last.day, change: { remove: [last.id], add: [add] } };
}

async function seedCorrections(seed: Seed): Promise<void> {
  const { idOf, write } = seed;
  const manager = idOf('Awa');
  const ask = async (given: string, by: number, reason: string) => {
    const of = { correction: newId(seed), person: idOf(given) };
    const text = textOf(seed, reason);
    const { day, change } = await laterDeparture(seed, given, by);
    await write([
      {
        ...{ actor: of.person, kind: 'correction.propose', attachments: [text] },
        body: { ...of, day, change, reasonText: text.hash },
      },
    ]);
    return of;
  };
  const decide = async (
    of: { correction: string; person: string },
    decision: 'approved' | 'refused',
    reason: string | null,
  ) => {
    const text = reason === null ? null : textOf(seed, reason);
    await write([
      {
        ...{ actor: manager, kind: 'correction.decide', attachments: text === null ? [] : [text] },
        body: { ...of, decision, edited: null, reasonText: text?.hash ?? null },
      },
    ]);
  };
  await ask('Margaux', 25, 'Départ pointé avant la fermeture de la caisse.');
  const agreed = await ask('Yasmine', 15, 'Livraison arrivée au moment de partir.');
  await decide(agreed, 'approved', null);
  const longer = await ask('Ibrahim', 30, 'Inventaire du bar.');
  await decide(longer, 'refused', 'L’inventaire était fait la veille.');
  const disputed = await ask('Thibault', 20, 'Dernière table partie plus tard.');
  await decide(disputed, 'refused', 'La salle était fermée.');
  const objection = textOf(seed, 'Chloé était là, elle peut le dire.');
  await write([
    {
      ...{ actor: disputed.person, kind: 'correction.object', attachments: [objection] },
      body: { ...disputed, reasonText: objection.hash },
    },
  ]);
}

/** Nobody with a login is left unread: a demonstration sends no mail. */
async function seedStatements(seed: Seed): Promise<void> {
  const { deps, scope, week, idOf, write } = seed;
  const issue = async (names: readonly string[]) => {
    const by = { actor: idOf('Inès'), source: { door: 'setup' as const, account: null } };
    const wanted = { people: names.map(idOf), ...week };
    const issued = await issueStatements(deps, { findPunchesBetween }, scope, wanted, by);
    if (!issued.ok) throw new Error(`A statement of the demonstration: ${issued.refusal}.`);
  };
  await issue(['Yasmine']);
  // Yasmine's first one was read, then another one took its place.
  await issue(['Yasmine', 'Thibault', 'Mehdi', 'Margaux', 'Ibrahim']);
  const standing = await findStanding(deps.db, scope.organisation, {
    people: ['Yasmine', 'Mehdi', 'Margaux', 'Ibrahim'].map(idOf),
    ...week,
  });
  const of = (given: string) => {
    const person = idOf(given);
    return { statement: standing.get(person)!.id, person };
  };
  const dispute = textOf(seed, 'Il manque mon renfort du mercredi matin.');
  await write([
    ...['Yasmine', 'Mehdi', 'Margaux', 'Ibrahim'].map((given) => ({
      ...{ actor: idOf(given), kind: 'statement.seen' as const, attachments: [] },
      body: of(given),
    })),
    {
      ...{ actor: idOf('Margaux'), kind: 'statement.acknowledge', attachments: [] },
      body: of('Margaux'),
    },
    {
      ...{ actor: idOf('Ibrahim'), kind: 'statement.dispute', attachments: [dispute] },
      body: { ...of('Ibrahim'), reasonText: dispute.hash },
    },
  ]);
}

function exportOf(seed: Seed): Operation {
  const name = textOf(seed, 'Paie, fichier Silae');
  return {
    ...{ actor: seed.idOf('Inès'), kind: 'export.define', attachments: [name] },
    body: {
      ...{ export: newId(seed), nameText: name.hash, format: 'silae', archived: false },
      columns: {
        ...{ lines: 'person', separator: ';', hours: 'decimal' },
        columns: [
          { field: 'overtime-1', header: 'HS-HS25' },
          { field: 'overtime-2', header: 'HS-HS50' },
          { field: 'night', header: 'EV-HNuit' },
        ],
      },
    },
  };
}
