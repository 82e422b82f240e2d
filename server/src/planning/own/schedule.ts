import { contractOn } from '@comptoir/shared/planning/contract';
import { lateNotice } from '@comptoir/shared/planning/notice';
import type { OwnSchedule, OwnShift } from '@comptoir/shared/planning/portal';
import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import { teamsAbove } from '@comptoir/shared/teams/tree';
import type { Reader } from '../../database/connection.ts';
import type { OwnScope } from '../../http/scopes.ts';
import { findTexts } from '../../journal/queries.ts';
import { findRoster } from '../../journal/roster.ts';
import { findAbsencesOf } from '../absences/queries.ts';
import { findChangesOf } from '../changes/queries.ts';
import { shownOf } from '../content.ts';
import { findContracts } from '../contracts/queries.ts';
import { type PlanPerson, type Store, findPeople, findStores } from '../people/queries.ts';
import { findPositionsOf } from '../positions/queries.ts';
import { boundsOf } from '../publications/difference.ts';
import { findTeamsAnd } from '../queries.ts';
import { findOffers, findSwapsOf } from '../swaps/queries.ts';
import { swapViews } from '../swaps/views.ts';
import { type PublishedShift, findSchedule } from './queries.ts';

/** How long changes, absences and swaps stay on the page. Days. */
const kept = 56;
const day = 86_400_000;

/** What one's own schedule page shows of some business days, both included (spec PLAN-24, PLAN-25). */
export async function ownScheduleOf(
  db: Reader,
  scope: OwnScope,
  { from, to, now }: { from: string; to: string; now: number },
): Promise<OwnSchedule> {
  const { organisation, person } = scope;
  const entry = (await findRoster(db, organisation, [person])).get(person);
  const places = [...(entry?.establishments ?? [])].sort();
  const stores = await findStores(db, organisation, places);
  const [first] = stores.values();
  const stretch = boundsOf({ from, to }, first?.settings ?? { zone: 'UTC', cutOffHour: 0 });
  const shifts = await findSchedule(db, scope, { stores: places, ...stretch });
  const own = shifts.filter(({ content }) => content.person === person);
  const open = await openFor(db, scope, { shifts, stores, now });
  const others = shifts.filter((one) => isColleague(one, person, stores));
  const show = await shownIn(db, organisation, [...own, ...open]);
  const since = now - kept * day;
  const offers = await findOffers(db, organisation, places);
  const mine = (await findSwapsOf(db, organisation, { person })).filter(
    (row) => row.asked_at >= since,
  );
  const offered = offers.filter((row) => row.person !== person);
  const positions = await findPositionsOf(db, organisation, [
    ...new Set([...places, ...own.map(({ establishment }) => establishment)]),
  ]);
  const absences = { people: [person], from: addDays(from, -kept), to: '9999-12-31' };
  const people = await findPeople(
    db,
    organisation,
    others.flatMap(({ content }) => content.person ?? []),
  );
  return {
    establishments: [...stores.values()].map(({ id, name, settings }) => ({
      ...{ id, name, zone: settings.zone, cutOffHour: settings.cutOffHour },
      rules: settings.planningRules,
    })),
    shifts: own.map(show),
    open: open.map(show),
    colleagues: colleaguesOf(others, people, stores),
    positions: positions.map(({ establishment: _, ...position }) => position),
    changes: await changesOf(db, scope, { stores, since }),
    absences: await findAbsencesOf(db, organisation, absences),
    swaps: await swapViews(db, organisation, [...mine, ...offered], person),
  };
}

/** What changed for them, and where notice of it was short by the contract that stood then (spec PLAN-58). */
async function changesOf(
  db: Reader,
  { organisation, person }: OwnScope,
  { stores, since }: { stores: ReadonlyMap<string, Store>; since: number },
): Promise<OwnSchedule['changes']> {
  const changes = await findChangesOf(db, organisation, { person, since });
  const contracts = (await findContracts(db, organisation, [person])).get(person) ?? [];
  return changes.map((change) => {
    const settings = stores.get(change.establishment)?.settings;
    if (settings === undefined) return { ...change, late: null };
    const { zone, cutOffHour, planningRules: rules, timeRules } = settings;
    const on = businessDay(change.at, zone, cutOffHour);
    const late = lateNotice(change, change.at, {
      ...{ rules, holidays: timeRules.holidays, rule: { zone, cutOffHour } },
      partTime: contractOn(contracts, on)?.partTime ?? false,
    });
    return { ...change, late };
  });
}

/** Open shifts to come that they may ask for: for everybody, or for a team of theirs. */
async function openFor(
  db: Reader,
  { organisation, person }: OwnScope,
  of: { shifts: readonly PublishedShift[]; stores: ReadonlyMap<string, Store>; now: number },
): Promise<PublishedShift[]> {
  const found: PublishedShift[] = [];
  for (const [establishment, { settings }] of of.stores) {
    const open = of.shifts.filter(
      ({ establishment: there, content }) =>
        there === establishment && content.person === null && content.start > of.now,
    );
    if (open.length === 0 || !settings.planningRules.openShifts) continue;
    const place = { organisation, establishment };
    const { teams, teamOf } = await findTeamsAnd(db, place, [person]);
    const own = teamsAbove(teamOf.get(person) ?? null, teams);
    const nameOf = (team: string) => teams.find((one) => one.id === team)?.name ?? '';
    found.push(...open.filter(({ content: { team } }) => team === null || own.has(nameOf(team))));
  }
  return found;
}

function isColleague(
  { establishment, content }: PublishedShift,
  person: string,
  stores: ReadonlyMap<string, Store>,
): boolean {
  if (content.person === null || content.person === person) return false;
  return stores.get(establishment)?.settings.planningRules.colleagues === true;
}

/** Where surnames are hidden on the tablet, they are hidden here. What was noted for somebody else is not shown. */
function colleaguesOf(
  shifts: readonly PublishedShift[],
  people: ReadonlyMap<string, PlanPerson>,
  stores: ReadonlyMap<string, Store>,
): OwnSchedule['colleagues'] {
  const found = new Map<string, OwnSchedule['colleagues'][number]>();
  for (const { id, establishment, content, publishedAt } of shifts) {
    const known = people.get(content.person ?? '');
    if (!known) continue;
    const isHidden = stores.get(establishment)?.settings.hideSurnames === true;
    const name = isHidden ? known.given : known.name;
    const one = found.get(known.id) ?? { person: known.id, name, colour: known.colour, shifts: [] };
    const shown = shownOf({ ...content, noteText: null }, () => null);
    if (shown) one.shifts.push({ id, establishment, ...shown, publishedAt });
    found.set(known.id, one);
  }
  return [...found.values()].sort(
    (a, b) => a.name.localeCompare(b.name) || (a.person < b.person ? -1 : 1),
  );
}

async function shownIn(db: Reader, organisation: string, shifts: readonly PublishedShift[]) {
  const notes = shifts.flatMap(({ content }) => content.noteText ?? []);
  const texts = await findTexts(db, organisation, notes);
  return ({ id, establishment, content, publishedAt }: PublishedShift): OwnShift => {
    const { start, end, pause, position, noteText } = content;
    const note = noteText === null ? null : (texts.get(noteText) ?? null);
    return { id, establishment, start, end, pause, position, note, publishedAt };
  };
}
