import { readEmail } from '@comptoir/shared/employees/contact';
import type { Trx } from '../../database/connection.ts';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import { type AccountRecord, accountByEmail, accountById } from '../../directory/accounts.ts';
import {
  type MovedContact,
  findHeads,
  findMovedContacts,
  mayHaveMoved,
  noteContact,
} from '../../directory/contacts.ts';
import { lockHead } from '../../journal/head.ts';
import { findTexts } from '../../journal/queries.ts';
import { startEmailChange } from './email-change.ts';
import { findOrganisationName } from './queries.ts';

type WatcherDeps = Pick<Deps, 'db' | 'clock' | 'random' | 'log'>;

/** Contacts are looked at in pages of this size. */
const page = 50;

/**
 * The contact e-mail of somebody with an account was changed, at whichever door: their login never moves by that, but a
 * confirmation goes to the new address and a notice to the login's (DESIGN §8, spec ACC-30). A step of the mail queue:
 * what was noted and what was queued commit together, so a crash loses nothing and repeats nothing.
 *
 * @param address base of the links
 */
export function contactWatcher(
  deps: WatcherDeps,
  address: () => Promise<URL>,
): () => Promise<void> {
  // Of each organisation, up to which position of its journal everything was looked at.
  const looked = new Map<string, number>();
  return async () => {
    for (const { organisation, position } of await findHeads(deps.db)) {
      const from = looked.get(organisation);
      if (from === position) continue;
      const moves = from === undefined || (await mayHaveMoved(deps.db, organisation, from));
      if (!moves || (await lookAt(deps, organisation, address))) {
        looked.set(organisation, position);
      }
    }
  };
}

/** @returns false when something failed and is to be looked at again */
async function lookAt(
  deps: WatcherDeps,
  organisation: string,
  address: () => Promise<URL>,
): Promise<boolean> {
  for (;;) {
    const moved = await findMovedContacts(deps.db, organisation, page);
    for (const one of moved) {
      try {
        const base = await address();
        await inTransaction(deps.db, async (trx) => {
          await lockHead(trx, organisation);
          await follow(trx, deps, { ...one, organisation, base });
        });
      } catch (error) {
        deps.log.error({ err: error, person: one.person }, 'a changed contact was not followed');
        return false;
      }
    }
    if (moved.length < page) return true;
  }
}

async function follow(
  trx: Trx,
  deps: WatcherDeps,
  of: MovedContact & { organisation: string; base: URL },
): Promise<void> {
  const { organisation, person, email_text, base } = of;
  await noteContact(trx, { organisation, person, email_text });
  const account: AccountRecord | undefined = await accountById(trx, of.account);
  const text = (await findTexts(trx, organisation, [email_text])).get(email_text);
  const read = readEmail(text ?? '');
  // What was erased, or was never an address, leads nowhere.
  if (!account || !read.ok || read.value === account.email) return;
  // It could not be confirmed: it is somebody else's login.
  if (await accountByEmail(trx, read.value)) return;
  const name = (await findOrganisationName(trx, organisation)) ?? '';
  const noted = { organisation, name };
  await startEmailChange(trx, deps, { account, email: read.value, base, noted });
}
