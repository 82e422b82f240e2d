import { everybody } from '../world/people.ts';
import { RawTablet } from './raw-tablet.ts';

/** Who punches at the other tablet: the first one is left to everybody else. */
const elsewhere = everybody.slice(-4);
export const here = everybody.slice(0, -4);

const types = ['in', 'break-start', 'break-end', 'out'] as const;

/** A second tablet of the same restaurant: what it sends is what the first one has to take in. */
export async function otherTablet(
  address: string,
): Promise<{ punch(count: number): Promise<void> }> {
  const tablet = new RawTablet(address);
  await tablet.enrol();
  let punches = 0;
  return {
    async punch(count) {
      for (let made = 0; made < count; made++) {
        const { id: person } = elsewhere[punches % elsewhere.length]!;
        const type = types[Math.floor(punches / elsewhere.length) % types.length]!;
        tablet.record({
          kind: 'punch.record',
          body: { person, type, nameText: null },
          actor: person,
          auth: 'pin',
        });
        punches++;
      }
      tablet.forgetSession();
      await tablet.push(500);
    },
  };
}
