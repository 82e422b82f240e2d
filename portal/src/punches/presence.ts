import type { PresenceAnswer } from '@comptoir/shared/punches/portal';

export type Present = PresenceAnswer['present'][number];

/** Who is there, by establishment in the order of one's own list; establishments of nobody are left out. */
export function byEstablishment<E extends { id: string }>(
  present: readonly Present[],
  establishments: readonly E[],
): { establishment: E; people: Present[] }[] {
  return establishments
    .map((establishment) => ({
      establishment,
      people: present
        .filter((one) => one.establishment === establishment.id)
        .sort((a, b) => a.since - b.since),
    }))
    .filter(({ people }) => people.length > 0);
}
