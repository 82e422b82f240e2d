import type { LinkAnswer } from '@comptoir/shared/access/portal';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Reader } from '../../database/connection.ts';
import type { Deps } from '../../deps.ts';
import { accountByEmail, accountById } from '../../directory/accounts.ts';
import { type LinkRecord, findLink } from '../../directory/links.ts';
import { findSignUp } from '../../directory/sign-ups.ts';
import { inspectActivation } from './activation.ts';
import { findSettings } from './duty/queries.ts';
import { findAllSurroundings, findOrganisationName, passwordContext } from './queries.ts';
import { isElsewhere } from './sign-up.ts';

/** Who asks: the mark of their browser, and the account of the session in it. */
type Asking = { browser: string | null; account: string | null };

/**
 * What a link is for. It changes nothing: a mail scanner may ask as often as it likes (P10).
 *
 * @returns `known`: the present password is asked for with it
 */
export async function inspectLink(
  { db, clock }: Deps,
  token: string,
  asking: Asking,
): Promise<Result<LinkAnswer, 'dead-link'>> {
  const link = await findLink(db, token, clock.now());
  if (!link) return refused('dead-link');
  switch (link.purpose) {
    case 'reset':
      return ofReset(db, link);
    case 'sign-up':
      return ofSignUp(db, link, asking);
    case 'email':
      return ofEmail(db, link, asking);
    case 'activation':
      return ofActivation(db, link);
    case 'setup':
      return refused('dead-link');
  }
}

type Answer = Promise<Result<LinkAnswer, 'dead-link'>>;

async function ofReset(db: Reader, link: LinkRecord): Answer {
  const account = await accountById(db, link.subject);
  if (!account) return refused('dead-link');
  const around = await findAllSurroundings(db, account.id);
  return ok({
    purpose: 'reset',
    email: account.email,
    given: null,
    organisation: null,
    expiresAt: link.expires_at,
    known: true,
    passphrases: passwordContext(account.email, around).exemption === true,
  });
}

async function ofSignUp(db: Reader, link: LinkRecord, { browser }: Asking): Answer {
  const asked = await findSignUp(db, link.subject);
  if (!asked || (await accountByEmail(db, asked.email))) return refused('dead-link');
  return ok({
    purpose: 'sign-up',
    email: asked.email,
    given: null,
    organisation: null,
    expiresAt: link.expires_at,
    known: isElsewhere(asked, browser),
  });
}

async function ofEmail(db: Reader, link: LinkRecord, asking: Asking): Answer {
  const { email, organisation } = link;
  const account = await accountById(db, link.subject);
  if (!account || email === null) return refused('dead-link');
  return ok({
    purpose: 'email',
    email,
    given: null,
    organisation: organisation === null ? null : await findOrganisationName(db, organisation),
    expiresAt: link.expires_at,
    known: organisation !== null && asking.account !== account.id,
  });
}

async function ofActivation(db: Reader, link: LinkRecord): Answer {
  const open = await inspectActivation({ db }, link);
  if (!open.ok) return open;
  const { invitation, email } = open.value;
  return ok({
    purpose: 'activation',
    email,
    given: invitation.given,
    organisation: invitation.organisationName,
    expiresAt: link.expires_at,
    known: (await accountByEmail(db, email)) !== undefined,
    passphrases: (await findSettings(db, invitation.organisation)).passphrases,
  });
}
