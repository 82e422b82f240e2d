import {
  type OrganisationSettings,
  defaultOrganisationSettings,
} from '@comptoir/shared/establishments/operations';
import type { Reader } from '../../../database/connection.ts';
import { hasFactor } from '../../../directory/factors.ts';

const day = 86_400_000;

/** What an organisation asks of a login: see `Me.secondFactor`. Times in ms. */
export type FactorDuty = { on: boolean; requiredBy: number | null; restricted: boolean };

/**
 * Whether an account has a second factor, and by when somebody must (spec ACC-23): whoever administers anything, from so
 * many days after they were first given it.
 */
export async function findFactorDuty(
  db: Reader,
  of: { organisation: string; person: string; account: string },
  now: number,
): Promise<FactorDuty> {
  const on = await hasFactor(db, of.account);
  const since = await administersSince(db, of);
  if (since === null) return { on, requiredBy: null, restricted: false };
  const { secondFactorGrace } = await findSettings(db, of.organisation);
  if (secondFactorGrace === null) return { on, requiredBy: null, restricted: false };
  const requiredBy = since + secondFactorGrace * day;
  return { on, requiredBy, restricted: !on && now >= requiredBy };
}

async function administersSince(
  db: Reader,
  { organisation, person }: { organisation: string; person: string },
): Promise<number | null> {
  const row = await db
    .selectFrom('holding')
    .select('given_at')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('name', '=', 'administration')
    .orderBy('given_at')
    .limit(1)
    .executeTakeFirst();
  return row?.given_at ?? null;
}

/** What an organisation decides for all its accounts. */
export async function findSettings(
  db: Reader,
  organisation: string,
): Promise<OrganisationSettings> {
  const row = await db
    .selectFrom('organisation')
    .select('settings')
    .where('organisation', '=', organisation)
    .executeTakeFirst();
  const chosen = JSON.parse(row?.settings ?? '{}') as Partial<OrganisationSettings>;
  return { ...defaultOrganisationSettings, ...chosen };
}
