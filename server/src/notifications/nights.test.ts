import { planHours } from '@comptoir/shared/planning/counters';
import type { ShiftContent } from '@comptoir/shared/planning/shift';
import type { ShiftRow } from '@comptoir/shared/sync/rows';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { settings } from '../testing/store-world.ts';
import { ToldWorld } from '../testing/told-world.ts';

let world: ToldWorld;
beforeEach(async () => {
  world = await ToldWorld.open();
});
afterEach(() => world.close());

const hour = 3_600_000;

it.each([
  {
    ...{ night: 'autumn has an hour more', day: '2026-10-24', next: '2026-10-25', hours: 9 },
    ...{ start: '2026-10-24T22:00:00+02:00', end: '2026-10-25T06:00:00+01:00' },
    said: 'Nouveau : samedi 24 octobre, 22:00 – 06:00',
  },
  {
    ...{ night: 'spring has an hour less', day: '2027-03-27', next: '2027-03-28', hours: 7 },
    ...{ start: '2027-03-27T22:00:00+01:00', end: '2027-03-28T06:00:00+02:00' },
    said: 'Nouveau : samedi 27 mars, 22:00 – 06:00',
  },
])(
  'PLAN-11 PLAN-53 NOTE-2 the night of $night: it is published with the day on which it begins, counts its own hours, and is told at the times of the wall',
  async ({ day, next, hours, start, end, said }) => {
    const { employee: person } = world.store;
    const times = { start: Date.parse(start), end: Date.parse(end) };
    const night: ShiftContent = world.plan.content(day, ['00:00', '01:00'], times);
    const shift = await world.plan.drafted(night);
    // The day after has a business day of its own, which holds nothing.
    await expect(world.plan.publish(next, next)).rejects.toThrow('malformed');
    expect(await world.plan.publish(day, day)).toBe('applied');
    const { published, draft } = await world.plan.seen(shift);
    expect([published?.start, published?.end, draft]).toEqual([times.start, times.end, null]);
    const { days, weeks } = planHours([published!], settings).people.get(person)!;
    expect([...days]).toEqual([[day, hours * hour]]);
    expect([...weeks.values()]).toEqual([hours * hour]);
    await world.tell();
    expect((await world.mails(person))[0]?.text).toContain(said);
    const rows = await world.plan.rows<ShiftRow>('shifts');
    expect(rows.filter(({ id }) => id === shift)).toMatchObject(
      // A tablet holds the schedule of two weeks back and eight ahead.
      day < '2027' ? [{ start: times.start, end: times.end }] : [],
    );
  },
);
