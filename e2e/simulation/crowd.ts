import { NotRecorded } from '@comptoir/kiosk/local-database/not-recorded';
import { recordPunch } from '@comptoir/kiosk/punches/store';
import type { Tablet } from '@comptoir/kiosk/tablet';
import { punchTypes } from '@comptoir/shared/punches/operations';
import type { Chance } from './chance.ts';

/**
 * The change of shift: one after the other, people tap as fast as the tablet lets them.
 *
 * @param seen whether the page still lives: nobody sees the tick of a dead one, and the crowd goes away
 * @returns the ids that were ticked
 */
export async function crowdOnce(
  tablet: Tablet,
  chance: Chance,
  { people, seen }: { people: number; seen: () => boolean },
): Promise<string[]> {
  const roster = (await tablet.database.employees.toArray()).map(({ id }) => id).sort();
  const ticked: string[] = [];
  if (roster.length === 0) return ticked;
  const from = chance.below(roster.length);
  try {
    for (let next = 0; next < Math.min(people, roster.length); next++) {
      const person = roster[(from + next) % roster.length]!;
      const type = chance.pick(punchTypes);
      const punch = { person, type, auth: 'pin', actor: person } as const;
      const { id } = await recordPunch(tablet, punch);
      if (!seen()) break;
      ticked.push(id);
    }
  } catch (error) {
    // The screen says « Non enregistré », and the rest of the crowd goes away.
    if (!(error instanceof NotRecorded)) throw error;
  }
  return ticked;
}
