import { contractOn } from '@comptoir/shared/planning/contract';
import type { PublicationPreview } from '@comptoir/shared/planning/portal';
import { type NoticeRules, shortestNotice } from '@comptoir/shared/planning/notice';
import {
  type ShiftDifference,
  concerned,
  publicationHash,
  seenBy,
} from '@comptoir/shared/planning/publication';
import { type SeenShift } from '@comptoir/shared/planning/change';
import { looksSame } from '@comptoir/shared/planning/shift';
import type { Reader } from '../../database/connection.ts';
import { findTexts } from '../../journal/queries.ts';
import { shownOf } from '../content.ts';
import { findContracts } from '../contracts/queries.ts';
import { type Store, findPeople } from '../people/queries.ts';
import { type Span, differencesOf } from './difference.ts';

/** Of these people, those who are told by push and by mail: another room's rows. */
export type FindHeard = (
  db: Reader,
  organisation: string,
  people: readonly string[],
) => Promise<{ pushed: ReadonlySet<string>; mailed: ReadonlySet<string> }>;

/** What « Publier » would do, exactly: who is affected by what, how late, and how they hear of it (spec PLAN-18). */
export async function previewOf(
  db: Reader,
  organisation: string,
  { store, span, now }: { store: Store; span: Span; now: number },
  findHeard: FindHeard,
): Promise<PublicationPreview> {
  const place = { organisation, establishment: store.id };
  const differences = await differencesOf(db, place, span, store.settings);
  const ids = [...new Set(differences.flatMap((one) => concerned(one)))];
  const people = await findPeople(db, organisation, ids);
  const contracts = await findContracts(db, organisation, ids);
  const { pushed, mailed } = await findHeard(db, organisation, ids);
  const show = await shownIn(db, organisation, differences);
  const { zone, cutOffHour, planningRules: rules, timeRules } = store.settings;
  const noticeFor = (person: string): NoticeRules => ({
    ...{ rules, holidays: timeRules.holidays, rule: { zone, cutOffHour } },
    partTime: contractOn(contracts.get(person) ?? [], span.from)?.partTime ?? false,
  });
  const told = ids
    .map((person) => {
      const own = differences.flatMap((one) => {
        const seen = seenBy(one, person);
        if (seen === null || looksSame(seen.before, seen.after)) return [];
        return [{ shift: one.shift, before: show(seen.before), after: show(seen.after) }];
      });
      return {
        ...{ person, name: people.get(person)?.name ?? '' },
        differences: inTime(own),
        late: shortestNotice(own, now, noticeFor(person)),
        channels: [
          ...(pushed.has(person) ? (['push'] as const) : []),
          ...(mailed.has(person) ? (['mail'] as const) : []),
          'tablet' as const,
        ],
      };
    })
    .filter((one) => one.differences.length > 0)
    .sort((a, b) => a.name.localeCompare(b.name) || (a.person < b.person ? -1 : 1));
  const open = differences
    .map((one) => ({ shift: one.shift, ...openOf(one) }))
    .filter(({ before, after }) => !looksSame(before, after))
    .map(({ shift, before, after }) => ({ shift, before: show(before), after: show(after) }));
  return {
    hash: publicationHash(differences),
    changes: differences.length,
    people: told,
    open: inTime(open),
  };
}

type Shown = { before: SeenShift | null; after: SeenShift | null };

function openOf({ before, after }: ShiftDifference) {
  return {
    before: before?.person === null ? before : null,
    after: after?.person === null ? after : null,
  };
}

function inTime<T extends Shown>(differences: readonly T[]): T[] {
  const startOf = ({ before, after }: Shown) => (after ?? before)?.start ?? 0;
  return [...differences].sort((a, b) => startOf(a) - startOf(b));
}

async function shownIn(db: Reader, organisation: string, differences: readonly ShiftDifference[]) {
  const notes = differences
    .flatMap(({ before, after }) => [before?.noteText, after?.noteText])
    .filter((hash) => typeof hash === 'string');
  const texts = await findTexts(db, organisation, notes);
  return (content: ShiftDifference['before']) =>
    shownOf(content, (hash) => texts.get(hash) ?? null);
}
