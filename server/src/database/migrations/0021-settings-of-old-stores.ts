import type { Trx } from '../connection.ts';

/** What an establishment's settings were taken for since they have these fields, where its creation says nothing. */
const since = {
  pinLength: 6,
  pinChange: false,
  languages: ['fr', 'en'],
  retention: { punches: 60, checkOffs: 36, contacts: 3 },
} as const;

/** Stores that were opened before these settings existed hold them from now on, as a rebuild of the journal says. */
export async function completeSettings(trx: Trx): Promise<void> {
  const rows = await trx
    .selectFrom('establishment')
    .select(['organisation', 'establishment', 'settings'])
    .execute();
  for (const { organisation, establishment, settings } of rows) {
    const held = JSON.parse(settings) as Record<string, unknown>;
    if (Object.keys(since).every((name) => Object.hasOwn(held, name))) continue;
    const { zone, language, cutOffHour, openPeriodLimit, hideStatuses, hideSurnames, leaseDays } =
      held;
    const first = { zone, language, cutOffHour, openPeriodLimit };
    const whole = { ...first, hideStatuses, hideSurnames, leaseDays, ...since, ...held };
    await trx
      .updateTable('establishment')
      .set({ settings: JSON.stringify(whole) })
      .where('organisation', '=', organisation)
      .where('establishment', '=', establishment)
      .execute();
  }
}
