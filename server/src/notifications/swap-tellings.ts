import { shiftContentSchema } from '@comptoir/shared/planning/shift';
import type { Reader } from '../database/connection.ts';
import {
  type Happened,
  type RequestKind,
  type ScheduleKind,
  findStaleSwaps,
  findSwapRow,
} from './happened/queries.ts';
import { wereTold } from './queries.ts';
import type { Subject, Telling } from './subject.ts';

type Swap = NonNullable<Awaited<ReturnType<typeof findSwapRow>>>;

/** Whoever decides about somebody there. */
export type FindDeciders = (of: { person: string; establishment: string }) => Promise<string[]>;

/** Whom to tell what of something that was said about a swap (spec NOTE-4). */
export async function swapTellings(
  db: Reader,
  organisation: string,
  { kind, body, actor, at, id }: Happened<Extract<RequestKind, `swap.${string}`>>,
  findDeciders: FindDeciders,
): Promise<Telling[]> {
  const swap = textOf(body.swap);
  const row = await findSwapRow(db, organisation, swap);
  if (!row) return [];
  const { person, colleague, state, establishment } = row;
  const open = isOpen(row);
  const telling = (whom: string, what: string, subject: Subject): Telling => {
    return { person: whom, key: `swap/${swap}/${what}`, subject, at, establishment };
  };
  const waiting = async (): Promise<Telling[]> => {
    if (state !== 'answered') return [];
    const people = await findDeciders({ person, establishment });
    // Nobody decides about a swap of their own.
    const others = people.filter((one) => one !== colleague);
    return others.map((one) => telling(one, 'waiting', { about: 'swap-waiting', person, open }));
  };
  switch (kind) {
    case 'swap.ask':
      if (state !== 'asked') return waiting();
      // Offered to everybody: told with the other shifts that somebody may take.
      if (colleague === null) return [];
      return [telling(colleague, 'asked', { about: 'swap-asked', person })];
    case 'swap.answer': {
      const accepted = state === 'answered';
      if (colleague === null || (!accepted && state !== 'declined')) return [];
      const subject: Subject = { about: 'swap-answered', colleague, accepted };
      return [telling(person, id, subject), ...(await waiting())];
    }
    case 'swap.withdraw': {
      if (state !== 'withdrawn' || colleague === null) return [];
      const knows = await hasHeard(db, organisation, row, colleague);
      const subject: Subject = { about: 'swap-withdrawn', person };
      return knows ? [telling(colleague, 'withdrawn', subject)] : [];
    }
    case 'swap.decide': {
      if (state !== 'approved' && state !== 'refused') return [];
      const subject: Subject = { about: 'swap-decided', approved: state === 'approved', open };
      const people = [person, colleague].filter((one) => one !== null && one !== actor);
      return people.flatMap((one) => (one === null ? [] : [telling(one, 'decided', subject)]));
    }
  }
}

/**
 * Swaps that nobody can approve any more, because their shifts or their people are not what they were: told to whoever
 * asked and to the colleague, once, and why.
 */
export async function staleTellings(
  db: Reader,
  organisation: string,
  happened: readonly Happened<ScheduleKind>[],
): Promise<Telling[]> {
  if (happened.length === 0) return [];
  const at = Math.max(...happened.map((one) => one.at));
  const gone = happened.flatMap(({ kind, body }) => (isDeparture(kind) ? textOf(body.person) : []));
  const establishments = happened.flatMap((one) => one.establishment ?? []);
  const stale = await findStaleSwaps(db, organisation, { establishments, people: gone });
  // What has begun meanwhile needs nobody any more.
  const lost = stale.filter((row) => firstStart(row) > at);
  const given = await givenAway(db, organisation, happened);
  const tellings: Telling[] = [];
  for (const row of lost) {
    const { swap, person, colleague, establishment, gives, takes } = row;
    const left = gone.some((one) => one === person || one === colleague);
    const taken = [gives, takes].some((shift) => shift !== null && given.has(shift));
    const subject: Subject = {
      about: 'swap-stale',
      because: left ? 'left' : taken ? 'taken' : 'changed',
      open: isOpen(row),
    };
    const there = happened.filter((one) => one.establishment === establishment);
    for (const whom of [person, colleague]) {
      if (whom === null || gone.includes(whom)) continue;
      // Nobody is told what they did themselves.
      if (there.length > 0 && there.every(({ actor }) => actor === whom)) continue;
      // A colleague to whom nobody had said a word has nothing to forget.
      if (whom === colleague && !(await hasHeard(db, organisation, row, colleague))) continue;
      tellings.push({ person: whom, key: `swap/${swap}/stale`, subject, at, establishment });
    }
  }
  return tellings;
}

/** Whether somebody asks for a shift that nobody has, and gives none for it. */
function isOpen({ gives, colleague }: Swap): boolean {
  return gives === null && colleague === null;
}

/** Shifts that an approved swap gave to somebody. */
async function givenAway(
  db: Reader,
  organisation: string,
  happened: readonly Happened<ScheduleKind>[],
): Promise<Set<string>> {
  const given = new Set<string>();
  for (const { kind, body } of happened) {
    if (kind !== 'swap.decide') continue;
    const row = await findSwapRow(db, organisation, textOf(body.swap));
    if (row?.state !== 'approved') continue;
    for (const shift of [row.gives, row.takes]) if (shift !== null) given.add(shift);
  }
  return given;
}

function isDeparture(kind: ScheduleKind): boolean {
  return kind === 'employee.archive' || kind === 'membership.remove';
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function firstStart({ gives_content: gives, takes_content: takes }: Swap): number {
  const contents = [gives, takes].filter((text) => text !== null);
  const starts = contents.map((text) => shiftContentSchema.parse(JSON.parse(text)).start);
  return Math.min(...starts);
}

/** Whether the colleague was told of it, or said something about it themselves. */
async function hasHeard(
  db: Reader,
  organisation: string,
  { swap, answered_at: answered }: Swap,
  colleague: string,
): Promise<boolean> {
  if (answered !== null) return true;
  return wereTold(db, { organisation, person: colleague }, `swap/${swap}/asked`);
}
