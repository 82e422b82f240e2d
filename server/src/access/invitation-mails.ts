import { inTransaction } from '../database/driver.ts';
import type { Trx } from '../database/connection.ts';
import type { Deps } from '../deps.ts';
import { createLink, hashSecret, linkLife } from '../directory/links.ts';
import { mintOrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendWithin, wake } from '../journal/append.ts';
import { lockHead } from '../journal/head.ts';
import { enqueueMail } from '../mail/commands.ts';
import { findInvitationLook } from '../mail/queries.ts';
import type { MailOptions, Outcome } from '../mail/worker.ts';
import { personNameOf } from './invitation/person-name.ts';
import { dropLinks, moveExpiry, noteLink } from './invitation/commands.ts';
import { findAdministrators } from './administrators/queries.ts';
import {
  type Invitation,
  findEmail,
  findHouse,
  findInvitation,
  findMadeLink,
  findNames,
  findPhones,
  findWaiting,
} from './invitation/queries.ts';

/** Base of the links: from configuration or set-up, never from a request (P11). */
export type Address = () => Promise<URL>;

type InviterDeps = Pick<Deps, 'db' | 'clock' | 'random' | 'log' | 'pokes'>;

/** Invitations are looked for in pages of this size. */
const page = 50;

export function activationUrl(address: URL, token: string): string {
  return new URL(`/portal/activation#${token}`, address).href;
}

/**
 * What the mail queue does for invitations: gives each its link and its one mail, and writes down what became of
 * the mail.
 */
export function inviter(
  deps: InviterDeps,
  address: Address,
): Pick<MailOptions, 'prepare' | 'settled'> {
  return {
    prepare: () => inviteAll(deps, address),
    settled: async (trx, mail, outcome) => {
      const key = { organisation: mail.organisation, id: mail.regarding };
      const touched = await noteDelivery(trx, deps, key, outcome);
      return () => wake(deps, mail.organisation, touched);
    },
  };
}

async function inviteAll(deps: InviterDeps, address: Address): Promise<void> {
  // Those that cannot be written stay at the front of what waits: the others are looked for behind them.
  let failed = 0;
  for (;;) {
    const waiting = await findWaiting(deps.db, { limit: page, offset: failed });
    for (const one of waiting) {
      try {
        await invite(deps, await address(), one);
      } catch (error) {
        // One that cannot be written does not hold the others back; it is tried again at the next look.
        failed += 1;
        deps.log.error({ err: error, invitation: one.id }, 'an invitation could not be written');
      }
    }
    if (waiting.length < page) return;
  }
}

/** Link, mail and note of both in one transaction: whatever stops the server, there is one mail, or none yet. */
async function invite(
  deps: InviterDeps,
  address: URL,
  { organisation, id }: Pick<Invitation, 'organisation' | 'id'>,
): Promise<void> {
  const touched = await inTransaction(deps.db, async (trx) => {
    await lockHead(trx, organisation);
    // Read again under the lock: it may have been revoked, or have got its link, since it was found.
    const invitation = await findInvitation(trx, organisation, id);
    const made = await findMadeLink(trx, organisation, id);
    if (invitation?.state !== 'pending' || (made?.number ?? 0) >= invitation.links) return [];
    const { person, establishment } = invitation;
    const email = await findEmail(trx, organisation, person);
    const to = email?.hash === invitation.email_text ? (email?.address ?? null) : null;
    if (to === null) {
      // The e-mail was changed or erased before anything was sent: there is nowhere to send it.
      return noteDelivery(trx, deps, { organisation, id }, { state: 'failed' });
    }
    // Whoever stands behind the invitation answers questions about it.
    const inviter = invitation.vouched_by ?? invitation.opened_by;
    const people = inviter === null ? [person] : [person, inviter];
    const names = await findNames(trx, organisation, people);
    const phones = await findPhones(trx, organisation, people);
    const house = await findHouse(trx, organisation, establishment);
    const name = personNameOf(names.get(person)?.name);
    const language = names.get(person)?.language ?? house.language;
    const { words, logo } = await findInvitationLook(trx, organisation, language);
    const now = deps.clock.now();
    await dropLinks(trx, invitation);
    const expires_at = now + linkLife.activation;
    const link = {
      purpose: 'activation',
      organisation,
      subject: id,
      email: to,
      expires_at,
    } as const;
    const token = await createLink(trx, deps, link);
    await enqueueMail(trx, deps, {
      template: 'invitation',
      data: {
        organisation: house.organisation,
        given: name.given,
        email: to,
        phone: phones.get(person) ?? null,
        url: activationUrl(address, token),
        hours: linkLife.activation / 3_600_000,
        inviter: personNameOf(names.get(inviter ?? '')?.name).full || null,
        inviterPhone: phones.get(inviter ?? '') ?? null,
        words,
        logo: logo !== null,
      },
      ...(logo !== null && { logoHash: logo }),
      to: { name: name.full, address: to },
      language,
      organisation,
      dedupe: `invitation/${id}/${invitation.links}`,
      regarding: id,
    });
    if (invitation.role === 'manager' && invitation.on_tablet === 1) {
      await tellAdministrators(trx, deps, { address, invitation, house, person: name.full });
    }
    await noteLink(trx, invitation, { link: hashSecret(token), at: now });
    return [];
  });
  wake(deps, organisation, touched);
}

/** Whoever administers hears that a tablet opened a Manager account. */
async function tellAdministrators(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'random'>,
  about: {
    address: URL;
    invitation: Invitation;
    house: { organisation: string; establishment: string; language: 'fr' | 'en' };
    person: string;
  },
): Promise<void> {
  const { address, invitation, house, person } = about;
  const { organisation, id, opened_by } = invitation;
  const people = await findAdministrators(trx, organisation);
  const asked = people.map((one) => one.person);
  const names = await findNames(
    trx,
    organisation,
    opened_by === null ? asked : [...asked, opened_by],
  );
  for (const one of people) {
    await enqueueMail(trx, deps, {
      template: 'manager-account',
      data: {
        organisation: house.organisation,
        establishment: house.establishment,
        person,
        opener: opened_by === null ? null : personNameOf(names.get(opened_by)?.name).full,
        url: new URL('/portal/', address).href,
      },
      to: { name: personNameOf(names.get(one.person)?.name).full, address: one.address },
      language: one.language ?? house.language,
      organisation,
      dedupe: `manager-account/${id}/${one.person}`,
    });
  }
}

/**
 * Writes `access.delivery`, in the transaction that notes what became of the mail. The hours of the link count from
 * the sending.
 *
 * @returns establishments to wake after the commit
 */
async function noteDelivery(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'random'>,
  { organisation, id }: Pick<Invitation, 'organisation' | 'id'>,
  outcome: Pick<Outcome, 'state'>,
): Promise<Iterable<string>> {
  const invitation = await findInvitation(trx, organisation, id);
  if (!invitation) return [];
  const { state } = outcome;
  const made = await findMadeLink(trx, organisation, id);
  const expiresAt = deps.clock.now() + linkLife.activation;
  const lives = state !== 'failed' && made && (await moveExpiry(trx, made.link, expiresAt));
  const operation: NewServerOperation = {
    establishment: null,
    actor: null,
    auth: 'none',
    source: { door: 'system', account: null },
    kind: 'access.delivery',
    body: {
      person: invitation.person,
      invitation: id,
      state,
      expiresAt: lives ? expiresAt : null,
    },
    attachments: [],
  };
  const scope = mintOrganisationScope(organisation);
  return (await appendWithin(trx, deps, scope, [operation])).touched;
}
