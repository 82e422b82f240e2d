import { type Result, ok, refused } from '@comptoir/shared/refusals';
import { inTransaction } from '../database/driver.ts';
import type { Trx } from '../database/connection.ts';
import type { Deps } from '../deps.ts';
import { createLink, linkLife } from '../directory/links.ts';
import type { DeviceScope } from '../http/scopes.ts';
import { findRoster } from '../journal/roster.ts';
import { type Address, activationUrl } from './invitation-mails.ts';
import { holdsBeyondRoster } from './administrators/queries.ts';
import { findEmail, findLatest } from './invitation/queries.ts';
import { managesAllOf } from './invitation/rights.ts';
import { inspectInvitation } from './invitations.ts';

type LinkRefusal = 'not-allowed' | 'not-found' | 'foreign-establishment' | 'dead-link';

/**
 * A link of its own for a tablet to show (K13): beside the mailed one, which lives on. It works for an hour and is
 * stored nowhere but as a hash.
 *
 * @param input `manager`: who opened the settings of the tablet and asks for it
 * @returns `dead-link` where there is no invitation to accept: none, expired, revoked or accepted
 */
export async function makeTabletLink(
  deps: Pick<Deps, 'db' | 'clock' | 'random'>,
  scope: DeviceScope,
  input: { person: string; manager: string },
  address: Address,
): Promise<Result<{ url: string; expiresAt: number }, LinkRefusal>> {
  const { organisation, establishment } = scope;
  const base = await address();
  return inTransaction(deps.db, async (trx) => {
    const { person, manager } = input;
    const roster = await findRoster(trx, organisation, [person, manager]);
    const asks = roster.get(manager);
    if (asks?.role !== 'manager' || asks.archived || !asks.establishments.has(establishment)) {
      return refused('not-allowed');
    }
    const entry = roster.get(person);
    if (!entry || entry.archived) return refused('not-found');
    if (!entry.establishments.has(establishment)) return refused('foreign-establishment');
    // Whoever holds the tablet would get by it what no tablet gives.
    if (await holdsBeyondRoster(trx, organisation, person)) return refused('not-allowed');
    const asked = { giver: manager, person, tablet: true };
    if (!(await managesAllOf(trx, organisation, asked))) return refused('not-allowed');
    return makeLink(trx, deps, { organisation, person }, base);
  });
}

/**
 * The same for whoever asks in the portal, to be sent by SMS, shown or copied.
 *
 * @param of `person`: whom the asker may invite
 */
export async function makePortalLink(
  deps: Pick<Deps, 'db' | 'clock' | 'random'>,
  of: { organisation: string; person: string },
  address: Address,
): Promise<Result<Shown, 'dead-link'>> {
  const base = await address();
  return inTransaction(deps.db, (trx) => makeLink(trx, deps, of, base));
}

type Shown = { url: string; expiresAt: number };

async function makeLink(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'random'>,
  { organisation, person }: { organisation: string; person: string },
  base: URL,
): Promise<Result<Shown, 'dead-link'>> {
  const now = deps.clock.now();
  const latest = (await findLatest(trx, organisation, [person])).get(person);
  if (!latest || (latest.expires_at !== null && latest.expires_at <= now)) {
    return refused('dead-link');
  }
  const open = await inspectInvitation(trx, { organisation, invitation: latest.id });
  const email = (await findEmail(trx, organisation, person))?.address;
  if (!open.ok || !email) return refused('dead-link');
  const expiresAt = now + linkLife.tablet;
  const token = await createLink(trx, deps, {
    purpose: 'activation',
    organisation,
    subject: latest.id,
    email,
    expires_at: expiresAt,
  });
  return ok({ url: activationUrl(base, token), expiresAt });
}
