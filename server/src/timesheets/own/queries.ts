import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import { openPeriodLimitOf } from '@comptoir/shared/timesheets/forgotten';
import type { DayRule } from '@comptoir/shared/time/business-day';
import type { Reader } from '../../database/connection.ts';
import type { OwnScope } from '../../http/scopes.ts';

/** By which clock somebody's days turn, and where they work: their establishments, the oldest first. */
export type OwnRule = { rule: DayRule; openPeriodLimit: number; establishments: string[] };

/** @returns null for somebody who belongs to no establishment: nothing says when their day turns */
export async function findOwnRule(
  db: Reader,
  { organisation, person }: OwnScope,
): Promise<OwnRule | null> {
  const stores = await db
    .selectFrom('membership')
    .innerJoin('establishment', (join) =>
      join
        .onRef('establishment.organisation', '=', 'membership.organisation')
        .onRef('establishment.establishment', '=', 'membership.establishment'),
    )
    .select(['establishment.establishment', 'establishment.settings'])
    .where('membership.organisation', '=', organisation)
    .where('membership.person', '=', person)
    .orderBy('establishment.establishment')
    .execute();
  const [first] = stores;
  if (!first) return null;
  const employee = await db
    .selectFrom('employee')
    .select('open_period_limit')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .executeTakeFirst();
  const settings = JSON.parse(first.settings) as EstablishmentSettings;
  const own = employee ? { openPeriodLimit: employee.open_period_limit } : null;
  return {
    rule: { zone: settings.zone, cutOffHour: settings.cutOffHour },
    openPeriodLimit: openPeriodLimitOf(own, settings),
    establishments: stores.map(({ establishment }) => establishment),
  };
}

/** The next shift that was published for oneself. */
export async function findNextShift(
  db: Reader,
  { organisation, person }: OwnScope,
  after: number,
): Promise<{ start: number; end: number } | null> {
  const shift = await db
    .selectFrom('shift')
    .select(['starts_at as start', 'ends_at as end'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('starts_at', '>', after)
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst();
  return shift ?? null;
}
