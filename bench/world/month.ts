import BetterSqlite from 'better-sqlite3';
import 'temporal-polyfill/global';
import { insertRows } from '@comptoir/server/database/insert-rows';
import type { Deps } from '@comptoir/server/deps';
import { punchColumns } from '@comptoir/server/punches/row';
import type { Store } from './store.ts';

/** A month with every working day worked. */
export const month = { from: '2026-10-01', to: '2026-10-31' };
const perDay = [
  ['in', '08:00'],
  ['break-start', '12:00'],
  ['break-end', '12:45'],
  ['out', '16:30'],
] as const;

/** Everybody punches on weekdays, from a week before the month to two days after it. @returns how many punches */
export async function punchMonth(
  { db }: Deps,
  { organisation, establishment, people: all }: Store,
) {
  let number = 0;
  for (const person of all) {
    const rows = [];
    let date = Temporal.PlainDate.from(month.from).subtract({ days: 7 });
    for (; date.toString() <= '2026-11-02'; date = date.add({ days: 1 })) {
      if (date.dayOfWeek > 5) continue;
      for (const [type, time] of perDay) {
        number += 1;
        const at = date.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: time });
        rows.push({
          ...nothing,
          ...{ organisation, establishment, person, type, day: date.toString(), seq: number },
          id: `018f0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`,
          ...{ at: at.epochMilliseconds, wall: at.epochMilliseconds },
          received_at: at.epochMilliseconds + 2_000,
          ...{ device: establishment, epoch: establishment },
        });
      }
    }
    await insertRows(db, 'punch', rows, { columns: punchColumns });
  }
  return number;
}

const nothing = {
  ...{ name_text: null, auth: 'pin' as const, declared: 0, flags: '[]' },
  ...{ cancelled_by: null, cancelled_at: null, attached_by: null, attached_at: null },
  ...{ set_aside: null, correction: null, accepted_by: null, accepted_at: null },
};

/** @returns ms for reading the punches that the timesheets are made of, people by people */
export function readMonth(file: string, { organisation, people: all }: Store): number {
  const sqlite = new BetterSqlite(file, { readonly: true });
  const start = performance.now();
  const from = Date.parse('2026-09-25T03:00:00Z');
  const to = Date.parse('2026-11-04T04:00:00Z');
  let rows = 0;
  for (let first = 0; first < all.length; first += 40) {
    const some = all.slice(first, first + 40);
    rows += sqlite
      .prepare(
        `select * from punch where organisation = ? and person in (${some.map(() => '?').join()})
         and at >= ? and at <= ?`,
      )
      .all(organisation, ...some, from, to).length;
  }
  const took = performance.now() - start;
  if (rows < all.length * 80) throw new Error('punches are missing');
  sqlite.close();
  return took;
}
