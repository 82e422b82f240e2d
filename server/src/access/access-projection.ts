import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { type RosterEntry, findRoster } from '../journal/roster.ts';
import {
  changeInvitation,
  dropLinks,
  endInvitation,
  insertInvitation,
  setRole,
} from './invitation/commands.ts';
import {
  holdsAdministration,
  holdsBeyondRoster,
  isAdministrator,
  isLastAdministrator,
} from './administrators/queries.ts';
import {
  type Invitation,
  findEmail,
  findEmailOwners,
  findInvitation,
  findLatest,
} from './invitation/queries.ts';
import { mayGive, mayRaise } from './invitation/rights.ts';
import { endAccess, unlinkPerson } from '../directory/accounts.ts';

type Kinds =
  'access.open' | 'access.resend' | 'access.revoke' | 'access.accept' | 'access.delivery';
type Item<K extends Kinds> = Accepted<K>;

/** What the items of one run share: none of them changes whose an e-mail is. */
type Run = { batch: Batch; owners: Map<string, Set<string>> | null };

/** Invitations, and the accesses that come of them (spec INV-1 to INV-12). */
export async function projectInvitations(
  batch: Batch,
  items: readonly Accepted<Kinds>[],
): Promise<Verdict[]> {
  const run: Run = { batch, owners: null };
  const verdicts: Verdict[] = [];
  for (const item of items) verdicts.push(await project(run, item));
  return verdicts;
}

function project(run: Run, item: Accepted<Kinds>): Promise<Verdict> {
  if (is(item, 'access.open')) return open(run, item);
  if (is(item, 'access.resend')) return resend(run, item);
  if (is(item, 'access.revoke')) return revoke(run.batch, item);
  // What becomes of mails and invitations is the server's alone to say.
  if (isDeviceOperation(item.operation)) return Promise.resolve(refusedBecause('not-allowed'));
  if (is(item, 'access.accept')) return accept(run.batch, item);
  if (is(item, 'access.delivery')) return deliver(run.batch, item);
  throw new Error('An access operation of no known kind.');
}

function is<K extends Kinds>(item: Accepted<Kinds>, kind: K): item is Item<K> {
  return item.operation.kind === kind;
}

async function open(run: Run, { operation, position }: Item<'access.open'>): Promise<Verdict> {
  const { batch } = run;
  const { trx, organisation, receivedAt } = batch;
  const { establishment, actor } = operation;
  const { person } = operation.body;
  const entry = (await findRoster(trx, organisation, [person])).get(person);
  if (!entry || entry.archived || establishment === null) return refusedBecause('not-found');
  if (!entry.establishments.has(establishment)) return refusedBecause('foreign-establishment');
  // Who is a manager already is invited as one: opening an account takes nothing away.
  const role = entry.role === 'manager' ? 'manager' : operation.body.role;
  if (!(await gives(batch, operation, establishment))) return refusedBecause('not-allowed');
  const raises = role !== entry.role;
  const tablet = isDeviceOperation(operation);
  if (raises && !(await mayRaise(trx, organisation, { giver: actor, person, tablet }))) {
    return refusedBecause('not-allowed');
  }
  const email = await addressFor(run, person);
  if ('refusal' in email) return refusedBecause(email.refusal);
  const latest = (await findLatest(trx, organisation, [person])).get(person);
  if (latest?.state === 'accepted') return refusedBecause('conflict');
  if (latest?.state === 'pending') await endInvitation(batch, latest);
  await insertInvitation(trx, {
    organisation,
    id: operation.id,
    person,
    role,
    email_text: email.hash,
    state: 'pending',
    establishment,
    opened_at: receivedAt,
    opened_by: actor,
    on_tablet: isDeviceOperation(operation) ? 1 : 0,
    vouched_by: actor,
    links: 1,
    delivery: 'queued',
    expires_at: null,
    account: null,
    closed_at: null,
    position,
  });
  if (raises) {
    await setRole(batch, person, role);
    for (const store of entry.establishments) {
      batch.feed.put({ establishment: store, room: 'employees', key: person, position });
    }
  }
  show(batch, entry, { person, position });
  return applied();
}

/** A new link, to the e-mail of now: that is also how a mistyped one is mended. */
async function resend(run: Run, { operation, position }: Item<'access.resend'>): Promise<Verdict> {
  const { batch } = run;
  const { trx, organisation } = batch;
  const { person } = operation.body;
  const entry = (await findRoster(trx, organisation, [person])).get(person);
  const latest = (await findLatest(trx, organisation, [person])).get(person);
  if (!entry || entry.archived || !latest) return refusedBecause('not-found');
  if (latest.state !== 'pending') return refusedBecause('conflict');
  if (!(await gives(batch, operation, latest.establishment))) return refusedBecause('not-allowed');
  const email = await addressFor(run, person);
  if ('refusal' in email) return refusedBecause(email.refusal);
  await dropLinks(trx, latest);
  await changeInvitation(trx, latest, {
    email_text: email.hash,
    vouched_by: operation.actor,
    links: latest.links + 1,
    delivery: 'queued',
    expires_at: null,
  });
  show(batch, entry, { person, position });
  return applied();
}

/** Ends what there is: an invitation, or the access to the organisation. Roles stay as they were given. */
async function revoke(
  batch: Batch,
  { operation, position }: Item<'access.revoke'>,
): Promise<Verdict> {
  const { trx, organisation, receivedAt } = batch;
  const { person } = operation.body;
  const entry = (await findRoster(trx, organisation, [person])).get(person);
  if (!entry) return refusedBecause('not-found');
  const latest = (await findLatest(trx, organisation, [person])).get(person);
  if (await holdsAdministration(trx, organisation, person)) {
    const why = await whyStays(batch, operation, person);
    if (why !== null) return refusedBecause(why);
  }
  if (latest) {
    if (latest.state === 'revoked') return applied();
    await endInvitation(batch, latest);
  } else {
    if (isDeviceOperation(operation)) return refusedBecause('not-found');
    // The account of somebody whom nobody invited: it was made at set-up.
    await insertInvitation(trx, {
      ...standingAccess(batch, { id: operation.id, person, role: entry.role, position }),
      state: 'revoked',
      closed_at: receivedAt,
    });
    await endAccess(trx, organisation, person, receivedAt);
  }
  show(batch, entry, { person, position });
  return applied();
}

async function whyStays(
  { trx, organisation }: Batch,
  operation: Item<'access.revoke'>['operation'],
  person: string,
): Promise<OperationRefusal | null> {
  if (isDeviceOperation(operation)) return 'not-allowed';
  if (await isLastAdministrator(trx, organisation, person)) return 'last-administrator';
  const { actor } = operation;
  const may = actor === null || (await isAdministrator(trx, organisation, actor));
  return may ? null : 'not-allowed';
}

async function accept(
  batch: Batch,
  { operation, position }: Item<'access.accept'>,
): Promise<Verdict> {
  const { trx, organisation, receivedAt } = batch;
  const { person, account } = operation.body;
  const entry = (await findRoster(trx, organisation, [person])).get(person);
  if (!entry) return refusedBecause('not-found');
  const latest = (await findLatest(trx, organisation, [person])).get(person);
  if (latest && latest.state !== 'pending') return refusedBecause('conflict');
  const accepted = { state: 'accepted', account, closed_at: receivedAt } as const;
  if (latest) {
    await dropLinks(trx, latest);
    await changeInvitation(trx, latest, accepted);
  } else {
    const { id } = operation;
    const standing = standingAccess(batch, { id, person, role: entry.role, position });
    await insertInvitation(trx, { ...standing, ...accepted });
  }
  show(batch, entry, { person, position });
  return applied();
}

async function deliver(
  batch: Batch,
  { operation, position }: Item<'access.delivery'>,
): Promise<Verdict> {
  const { trx, organisation } = batch;
  const { person, invitation, state, expiresAt } = operation.body;
  const found = await findInvitation(trx, organisation, invitation);
  if (found?.person !== person) return refusedBecause('not-found');
  await changeInvitation(trx, found, { delivery: state, expires_at: expiresAt });
  const entry = (await findRoster(trx, organisation, [person])).get(person);
  if (entry) show(batch, entry, { person, position });
  return applied();
}

/** Leaving takes the access along, for good: whoever comes back is invited again. */
export async function endAccessesOf(batch: Batch, { person }: { person: string }): Promise<void> {
  const { trx, organisation, receivedAt } = batch;
  const latest = (await findLatest(trx, organisation, [person])).get(person);
  if (latest && latest.state !== 'revoked') await endInvitation(batch, latest);
  await endAccess(trx, organisation, person, receivedAt);
}

/** A second record that was merged lets go of its account: the e-mail, and the login behind it, are the first one's to take. */
export async function releaseAccount(batch: Batch, from: string): Promise<void> {
  await unlinkPerson(batch.trx, batch.organisation, from);
}

async function gives(
  { trx, organisation }: Batch,
  operation: Item<'access.open' | 'access.resend'>['operation'],
  establishment: string | null,
): Promise<boolean> {
  const { actor, body } = operation;
  const { person } = body;
  if (isDeviceOperation(operation)) {
    // Nobody at a tablet is the server; and whoever holds one can name an administrator as the actor (INV-15).
    if (actor === null || (await holdsBeyondRoster(trx, organisation, person))) return false;
  }
  const tablet = isDeviceOperation(operation);
  return mayGive(trx, organisation, { giver: actor, person, establishment, tablet });
}

/** The e-mail that the link goes to; a text that was erased since is left to whoever writes the mail. */
async function addressFor(
  run: Run,
  person: string,
): Promise<{ hash: string } | { refusal: OperationRefusal }> {
  const { trx, organisation } = run.batch;
  const email = await findEmail(trx, organisation, person);
  if (!email || email.malformed) return { refusal: 'no-email' };
  if (email.address !== null) {
    run.owners ??= await findEmailOwners(trx, organisation);
    const owners = run.owners.get(email.address) ?? new Set();
    if ([...owners].some((owner) => owner !== person)) return { refusal: 'email-taken' };
  }
  return { hash: email.hash };
}

/** An access that no invitation led to. */
export function standingAccess(
  { organisation, receivedAt }: Pick<Batch, 'organisation' | 'receivedAt'>,
  of: Pick<Invitation, 'id' | 'person' | 'role' | 'position'>,
): Omit<Invitation, 'state' | 'closed_at'> {
  return {
    organisation,
    ...of,
    email_text: null,
    establishment: null,
    opened_at: receivedAt,
    opened_by: null,
    on_tablet: 0,
    vouched_by: null,
    links: 0,
    delivery: 'sent',
    expires_at: null,
    account: null,
  };
}

/** The tablets of their stores hear what became of an access. */
export function show(
  batch: Batch,
  entry: RosterEntry,
  of: { person: string; position: number },
): void {
  if (entry.archived) return;
  for (const establishment of entry.establishments) {
    batch.feed.put({ establishment, room: 'accesses', key: of.person, position: of.position });
  }
}
