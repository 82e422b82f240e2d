import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import { planHours } from '@comptoir/shared/planning/counters';
import type { ContentView, PlanningAnswer } from '@comptoir/shared/planning/portal';
import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import { formatTime } from '@comptoir/shared/time/format';
import { holidayOn } from '@comptoir/shared/timesheets/holidays';
import type { Plan } from '../weeks/answer.ts';

export type PaperShift = { times: string; position: string | null };
/** `days`: the shifts of each of the seven days. */
export type PaperRow = { name: string; hours: number; days: PaperShift[][] };

/** A week as it hangs on the wall. */
export type PaperWeek = {
  store: string;
  team: string | null;
  zone: string;
  days: { date: string; holiday: boolean }[];
  /** Null: of this week nothing was published. `updatedAt`: something changed since, by a swap or at a tablet. */
  publication: { version: number; at: number; updatedAt: number | null } | null;
  /** Drafts are in it: whoever asked for them sees when. */
  draftAt: number | null;
  /** By team, where there are several. */
  groups: { team: string | null; rows: PaperRow[] }[];
  open: PaperRow | null;
  /** Who has no shift in it. */
  off: string[];
};

/** Smaller differences between a publication and its shifts are the same moment. Ms. */
const sameMoment = 60_000;

/**
 * The published week of a store, or of a team and those below it (spec PLAN-76, PLAN-77). Drafts are in it only where they are
 * asked for. No absence and no note stands on a wall.
 */
export function paperWeek(
  plan: Plan,
  asked: {
    monday: string;
    team: string | null;
    drafts: boolean;
    now: number;
    settings: Pick<EstablishmentSettings, 'hideSurnames' | 'timeRules'>;
  },
): PaperWeek {
  const { zone, cutOffHour, name: store } = plan.establishment;
  const days = Array.from({ length: 7 }, (_, index) => addDays(asked.monday, index));
  const inTeam = teamsBelow(plan, asked.team);
  const people = plan.people.filter(({ team }) => inTeam === null || inTeam.names.has(team ?? ''));
  const known = new Set(people.map(({ id }) => id));
  const shifts = plan.shifts
    .flatMap(({ published, draft }) => {
      const drafted = draft === 'removed' ? null : (draft ?? published);
      const shown = asked.drafts ? drafted : published;
      return shown === null ? [] : [shown];
    })
    .filter(({ start }) => days.includes(businessDay(start, zone, cutOffHour)))
    .filter(({ person, team }) =>
      person === null
        ? inTeam === null || team === null || inTeam.ids.has(team)
        : known.has(person),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const positions = new Map(plan.positions.map(({ id, name }) => [id, name]));
  const hours = planHours(shifts, plan.establishment);
  const rowOf = (name: string, own: readonly ContentView[], worked: number): PaperRow => ({
    ...{ name, hours: worked },
    days: days.map((day) =>
      own
        .filter(({ start }) => businessDay(start, zone, cutOffHour) === day)
        .map(({ start, end, position }) => ({
          times: `${formatTime(start, zone)}–${formatTime(end, zone)}`,
          position: positions.get(position ?? '') ?? null,
        })),
    ),
  });
  const nameOf = namesOf(people, asked.settings.hideSurnames);
  const rows = people.map((person) => {
    const own = shifts.filter((shift) => shift.person === person.id);
    const row = rowOf(nameOf(person), own, hours.people.get(person.id)?.total ?? 0);
    return { team: person.team, row, works: own.length > 0 };
  });
  const working = rows.filter(({ works }) => works);
  const teams = [...new Set(working.map(({ team }) => team))].sort(byTeam);
  const nobodys = shifts.filter(({ person }) => person === null);
  return {
    ...{ store, zone, team: plan.teams.find(({ id }) => id === asked.team)?.name ?? null },
    days: days.map((date) => ({
      date,
      holiday: holidayOn(date, asked.settings.timeRules.holidays) !== null,
    })),
    publication: publicationOf(plan, { ...asked, sunday: days[6]! }),
    draftAt: asked.drafts ? asked.now : null,
    groups: teams.map((team) => ({
      team: teams.length > 1 ? team : null,
      rows: working.filter((one) => one.team === team).map(({ row }) => row),
    })),
    open: nobodys.length > 0 ? rowOf('', nobodys, 0) : null,
    off: rows.filter(({ works }) => !works).map(({ row }) => row.name),
  };
}

/** The last publication that holds this week, for everybody or for this team. */
function publicationOf(
  plan: Plan,
  { monday, sunday, team }: { monday: string; sunday: string; team: string | null },
): PaperWeek['publication'] {
  const touching = plan.publications.filter(
    (one) =>
      one.from <= sunday &&
      one.to >= monday &&
      (one.team === null || team === null || one.team === team),
  );
  const latest = touching.reduce<(typeof touching)[number] | null>(
    (best, one) => (best === null || one.version > best.version ? one : best),
    null,
  );
  if (latest === null) return null;
  const changed = Math.max(0, ...plan.shifts.map(({ publishedAt }) => publishedAt ?? 0));
  const updatedAt = changed > latest.at + sameMoment ? changed : null;
  return { version: latest.version, at: latest.at, updatedAt };
}

/** A team and everything below it, by id and by name; null: everybody. */
function teamsBelow({ teams }: Plan, team: string | null) {
  if (team === null) return null;
  const ids = new Set([team]);
  for (let size = 0; size < ids.size;) {
    size = ids.size;
    for (const one of teams) if (one.parent !== null && ids.has(one.parent)) ids.add(one.id);
  }
  return { ids, names: new Set(teams.filter(({ id }) => ids.has(id)).map(({ name }) => name)) };
}

type Person = PlanningAnswer['people'][number];

/** Where a store hides surnames, the first letter of one tells two people of one first name apart. */
function namesOf(people: readonly Person[], hideSurnames: boolean): (person: Person) => string {
  if (!hideSurnames) return ({ name, given }) => name || given;
  const bearers = new Map<string, number>();
  for (const { given } of people) bearers.set(given, (bearers.get(given) ?? 0) + 1);
  return ({ name, given }) => {
    const family = name.startsWith(given) ? name.slice(given.length).trim() : '';
    return (bearers.get(given) ?? 0) > 1 && family !== '' ? `${given} ${family[0]}.` : given;
  };
}

function byTeam(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a.localeCompare(b);
}
