import { generatePin } from '@comptoir/shared/access/pin';
import { type Attachment, makeAttachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import { setPins } from '../access/commands.ts';
import type { Deps } from '../deps.ts';
import { makeApprovals } from '../devices/approval.ts';
import { type OrganisationScope, mintOrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../journal/append.ts';
import { fakeClock } from '../platform/clock.ts';
import { seedAccounts } from './accounts.ts';
import { seedAnnouncements } from './announcements.ts';
import { cast, market, restaurant } from './cast.ts';
import { type Chance, seededChance } from './chance.ts';
import { pastChecks, todayChecks } from './checks.ts';
import { type DemoPunch, pastPunches, todayPunches } from './days.ts';
import { closeWeek, seedHours } from './hours.ts';
import { seedInvitations } from './invitations.ts';
import { seedMarketPlanning, seedPlanning, seedRequests } from './planning.ts';
import { type Happening, SimulatedTablet } from './simulated-tablet.ts';
import { taskLists } from './task-lists.ts';
import { seedTeams } from './teams.ts';

const hour = 3_600_000;
const day = 24 * hour;
const { zone, cutOffHour } = restaurant.settings;

export type DemoPerson = { id: string; given: string; family: string; role: string; pin: string };

/** A list as the journal has it: what a check-off must name. */
export type SeededList = { list: string; definition: string; tasks: string[] };

/** Who is in the restaurant and with which PIN: the same people and PINs at every start. */
export function demoPeople(): DemoPerson[] {
  const chance = seededChance('people');
  return cast.map(({ given, family, role }) => ({
    // Not a time: the ids must not change from one start to the next.
    id: uuidv7(1_700_000_000_000, chance.bytes(10)),
    given,
    family,
    role,
    pin: generatePin(6, (count) => chance.bytes(count)),
  }));
}

/**
 * Fills an empty database with the restaurant, by the one write path: what a server would have written,
 * and what a tablet would have pushed, each at its own time.
 *
 * @param address base of the links in its mails
 */
export async function seedDemo(
  deps: Deps,
  address: URL = new URL('http://localhost:8080'),
): Promise<void> {
  const now = deps.clock.now();
  const chance = seededChance('restaurant');
  const clock = fakeClock(now - 22 * day);
  // Ids of the past carry the time of the past; keys and nonces stay really random.
  const past: Deps = { ...deps, clock };
  const scope = mintOrganisationScope(uuidv7(clock.now(), chance.bytes(10)));
  const people = demoPeople();
  const establishment = await foundRestaurant(past, scope, chance);
  await hire(past, scope, { establishment, people, chance });
  await noteContacts(past, scope, { establishment, people });
  const teams = await seedTeams(past, scope, establishment);
  await seedAccounts(past, scope, { establishment, people, teams });
  const invite = { establishment, people, address };
  // Three weeks ago: nobody accepted it, and its link is dead by now.
  await seedInvitations(past, scope, {
    ...invite,
    invitations: [{ given: 'Sofia', delivery: 'sent' }],
  });
  const lists = await defineTaskLists(past, scope, { establishment, chance });
  const planned = { establishment, people, now };
  await seedPlanning(past, scope, { ...planned, teams });

  const tablet = await SimulatedTablet.enrol(past, makeApprovals(past), chance);
  const second = await openMarket(past, scope, people);
  const firstDay = addDays(businessDay(now, zone, cutOffHour), -21);
  for (const [index, punches] of pastPunches(now, chance).entries()) {
    const date = addDays(firstDay, index);
    const checks = pastChecks({ date, lists, people, chance });
    const happened = inOrder([...punches.map((punch) => happeningOf(punch, people)), ...checks]);
    const last = happened.at(-1);
    if (!last) continue;
    clock.set(Math.min(now, Math.max(clock.now(), last.at + 60_000)));
    await tablet.push(happened);
  }
  const hours = { establishment, people, now };
  await closeWeek(past, scope, hours);
  await seedAnnouncements(past, scope, { ...planned, teams });
  clock.set(now);
  const punches = todayPunches(now, chance).map((punch) => happeningOf(punch, people));
  await tablet.push(inOrder([...punches, ...todayChecks({ now, lists, people, chance })]));
  await seedHours(past, scope, { ...hours, tablet });
  await seedMarketPlanning(past, scope, { ...planned, establishment: second });
  await seedRequests(past, scope, { ...planned, teams });
  await seedInvitations(past, scope, {
    ...invite,
    invitations: [
      { given: 'Gabriel', delivery: 'sent' },
      { given: 'Karim', delivery: 'sent' },
      { given: 'Tuan', delivery: 'failed' },
    ],
  });
}

function inOrder(happenings: Happening[]): Happening[] {
  return happenings.sort((a, b) => a.at - b.at);
}

function happeningOf({ member, type, at }: DemoPunch, people: DemoPerson[]): Happening {
  const person = people[member]!.id;
  const body = { person, type, nameText: null };
  return { at, actor: person, auth: 'pin', kind: 'punch.record', body };
}

function textOf(chance: Chance, text: string): Attachment {
  return makeAttachment(Buffer.from(chance.bytes(16)).toString('hex'), text);
}

type Written = Pick<NewServerOperation, 'establishment' | 'actor' | 'auth' | 'source'>;

function byServer(establishment: string | null): Written {
  return { establishment, actor: null, auth: 'none', source: { door: 'setup', account: null } };
}

async function foundRestaurant(
  deps: Deps,
  scope: OrganisationScope,
  chance: Chance,
): Promise<string> {
  const establishment = uuidv7(deps.clock.now(), chance.bytes(10));
  const organisationName = textOf(chance, restaurant.organisation);
  const name = textOf(chance, restaurant.name);
  await appendServer(deps, scope, [
    {
      ...byServer(null),
      kind: 'organisation.create',
      body: { nameText: organisationName.hash },
      attachments: [organisationName],
    },
    {
      ...byServer(null),
      kind: 'organisation.edit',
      // Its accounts open with e-mail and password alone: nobody who tries Comptoir has its authenticator at hand.
      body: { changes: { secondFactorGrace: { from: 14, to: null } } },
      attachments: [],
    },
    {
      ...byServer(establishment),
      kind: 'establishment.create',
      body: { establishment, nameText: name.hash, settings: { ...restaurant.settings } },
      attachments: [name],
    },
  ]);
  return establishment;
}

async function hire(
  deps: Deps,
  scope: OrganisationScope,
  {
    establishment,
    people,
    chance,
  }: { establishment: string; people: DemoPerson[]; chance: Chance },
): Promise<void> {
  const today = businessDay(deps.clock.now(), zone, cutOffHour);
  const operations = cast.map((member, index): NewServerOperation => {
    const { given, family, colour, role, team, minorDays } = member;
    const name = textOf(chance, JSON.stringify({ given, family }));
    return {
      ...byServer(establishment),
      kind: 'employee.create',
      body: {
        person: people[index]!.id,
        nameText: name.hash,
        colour,
        role,
        team,
        minorUntil: minorDays > 0 ? addDays(today, minorDays) : null,
      },
      attachments: [name],
    };
  });
  await appendServer(deps, scope, operations);
  const set = await setPins(
    deps,
    scope,
    people.map(({ id, pin }) => ({ person: id, pin })),
  );
  if (!set.ok) throw new Error(`A PIN of the demonstration was refused: ${set.refusal}`);
}

/** E-mail and telephone of those who gave them, one operation each. */
async function noteContacts(
  deps: Deps,
  scope: OrganisationScope,
  { establishment, people }: { establishment: string; people: DemoPerson[] },
): Promise<void> {
  const chance = seededChance('contacts');
  const operations = cast.flatMap(({ email, phone }, index): NewServerOperation[] => {
    const { id: person } = people[index]!;
    const given = [
      ['emailText', email],
      ['phoneText', phone],
    ] as const;
    return given.flatMap(([field, value]) => {
      if (value === null) return [];
      const text = textOf(chance, value);
      const changes = { [field]: { from: null, to: text.hash } };
      return [
        {
          ...byServer(establishment),
          kind: 'employee.edit' as const,
          body: { person, changes },
          attachments: [text],
        },
      ];
    });
  });
  await appendServer(deps, scope, operations);
}

/** A second store, in which one of the first works too. It comes after the first tablet, which asks for the only store. */
async function openMarket(
  deps: Deps,
  scope: OrganisationScope,
  people: DemoPerson[],
): Promise<string> {
  const chance = seededChance('market');
  const establishment = uuidv7(deps.clock.now(), chance.bytes(10));
  const [name, contact] = [textOf(chance, market.name), textOf(chance, market.contact)];
  const shared = people.find(({ given }) => given === market.shared);
  if (!shared) throw new Error('Nobody of the demonstration works in both stores.');
  await appendServer(deps, scope, [
    {
      ...byServer(establishment),
      kind: 'establishment.create',
      body: { establishment, nameText: name.hash, settings: { ...restaurant.settings } },
      attachments: [name],
    },
    {
      ...byServer(establishment),
      kind: 'establishment.edit',
      body: { changes: { contactText: { from: null, to: contact.hash } } },
      attachments: [contact],
    },
    {
      ...byServer(establishment),
      kind: 'membership.add',
      body: { person: shared.id },
      attachments: [],
    },
  ]);
  return establishment;
}

async function defineTaskLists(
  deps: Deps,
  scope: OrganisationScope,
  { establishment, chance }: { establishment: string; chance: Chance },
): Promise<SeededList[]> {
  const id = () => uuidv7(deps.clock.now(), chance.bytes(10));
  const defined = taskLists.map(({ title, moment, tasks }, order) => {
    const list = id();
    const listTitle = textOf(chance, title);
    const titled = tasks.map((task) => ({ ...task, id: id(), text: textOf(chance, task.title) }));
    const operation: NewServerOperation = {
      ...byServer(establishment),
      kind: 'task-list.define',
      body: {
        list,
        titleText: listTitle.hash,
        moment,
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        order,
        tasks: titled.map(({ id: task, text, due, measure, team }) => ({
          task,
          titleText: text.hash,
          due,
          measure,
          team,
          person: null,
        })),
        archived: false,
      },
      attachments: [listTitle, ...titled.map(({ text }) => text)],
    };
    return { list, tasks: titled.map(({ id: task }) => task), operation };
  });
  const outcomes = await appendServer(
    deps,
    scope,
    defined.map(({ operation }) => operation),
  );
  return defined.map(({ list, tasks }, index) => {
    const definition = outcomes[index]?.id;
    if (!definition) throw new Error('A task list of the demonstration was not defined.');
    return { list, tasks, definition };
  });
}
