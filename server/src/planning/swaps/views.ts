import type { OwnShift, SwapView } from '@comptoir/shared/planning/portal';
import type { ShiftContent } from '@comptoir/shared/planning/shift';
import type { Reader } from '../../database/connection.ts';
import { findTexts } from '../../journal/queries.ts';
import { readContent, shownOf } from '../content.ts';
import { type PlanPerson, findPeople, findStores } from '../people/queries.ts';
import { findAllStored } from '../queries.ts';
import { type StoredSwap, withTexts } from './queries.ts';

/**
 * Swaps with the people and the shifts that they are about, as these were when it was asked (spec PLAN-47).
 *
 * @param viewer who reads them as an employee: notes of others and surnames that the store hides are not shown to them (spec
 * PLAN-25); null: whoever decides
 */
export async function swapViews(
  db: Reader,
  organisation: string,
  rows: readonly StoredSwap[],
  viewer: string | null,
): Promise<SwapView[]> {
  const views = await withTexts(db, organisation, rows);
  const ids = rows.flatMap(({ person, colleague }) => [person, colleague ?? person]);
  const people = await findPeople(db, organisation, ids);
  const shifts = rows.flatMap(({ gives, takes }) => [gives, takes]);
  const held = await findAllStored(
    db,
    organisation,
    shifts.filter((shift) => shift !== null),
  );
  const asked = rows.map((row) => ({
    given: shownTo(viewer, readContent(row.gives_content)),
    taken: shownTo(viewer, readContent(row.takes_content)),
  }));
  const notes = asked.flatMap(({ given, taken }) => [given?.noteText, taken?.noteText]);
  const texts = await findTexts(
    db,
    organisation,
    notes.filter((hash) => typeof hash === 'string'),
  );
  const stores = await findStores(db, organisation, [
    ...new Set(rows.map(({ establishment }) => establishment)),
  ]);
  const nameIn = (establishment: string, of: PlanPerson | undefined) => {
    const isHidden = viewer !== null && stores.get(establishment)?.settings.hideSurnames === true;
    return (isHidden ? of?.given : of?.name) ?? '';
  };
  return rows.map((row, at) => {
    const { establishment, person, colleague, gives, takes } = row;
    const named = (id: string) => ({ id, name: nameIn(establishment, people.get(id)) });
    const shiftOf = (id: string | null, content: ShiftContent | null) => {
      const shown = shownOf(content, (hash) => texts.get(hash) ?? null);
      if (id === null || shown === null) return null;
      const publishedAt = held.get(id)?.publishedAt ?? null;
      const shift: OwnShift = { id, establishment, ...shown, publishedAt };
      return shift;
    };
    return {
      ...views[at]!,
      ...{ establishment, by: named(person), to: colleague === null ? null : named(colleague) },
      given: shiftOf(gives, asked[at]!.given),
      taken: shiftOf(takes, asked[at]!.taken),
    };
  });
}

/** Without what was noted for somebody else. */
function shownTo(viewer: string | null, content: ShiftContent | null): ShiftContent | null {
  const isTheirs = viewer === null || content === null || [viewer, null].includes(content.person);
  return isTheirs ? content : { ...content, noteText: null };
}
