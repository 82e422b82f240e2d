import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import { correctedTime } from '@comptoir/shared/time/corrected';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { findMerged } from '../journal/queries.ts';
import { findRoster } from '../journal/roster.ts';
import { hide, placesOf, writeAnnouncement, writeRead } from './commands.ts';
import { type StoredAnnouncement, findAnnouncement, findReads, findTeamStore } from './queries.ts';

type Changes = 'announcement.publish' | 'announcement.withdraw';
type Read = Accepted<'announcement.read'>;

/** What managers say to the people of their stores. Each operation sees what the one before left. */
export async function projectAnnouncements(
  batch: Batch,
  items: readonly Accepted<Changes>[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) {
    const refusal = isPublication(item) ? await publish(batch, item) : await withdraw(batch, item);
    verdicts.push(refusal === null ? applied(item.flags) : refusedBecause(refusal));
  }
  return verdicts;
}

function isPublication(item: Accepted<Changes>): item is Accepted<'announcement.publish'> {
  return item.operation.kind === 'announcement.publish';
}

async function publish(
  batch: Batch,
  { operation, position }: Accepted<'announcement.publish'>,
): Promise<OperationRefusal | null> {
  const { organisation, receivedAt } = batch;
  const { establishment, body, id: definition, actor } = operation;
  const { announcement, titleText, bodyText, from, until, previous } = body;
  if (until !== null && until <= from) return 'malformed';
  const before = await findAnnouncement(batch.trx, organisation, announcement);
  // Of two who change it, the second one looks again (NEWS-4); what was withdrawn stays so.
  if ((before?.definition ?? null) !== previous) return 'conflict';
  if (before && before.withdrawn_at !== null) return 'conflict';
  // Where it is said is for good: its readers and whoever may change it follow from that.
  if (before && before.establishment !== establishment) return 'foreign-establishment';
  const audience = { establishment, team: body.team, person: body.person };
  const unknown = await whyNobody(batch, audience);
  if (unknown !== null) return unknown;
  const isSameText = before?.title_text === titleText && before.body_text === bodyText;
  const row: StoredAnnouncement = {
    ...{ organisation, announcement, definition, ...audience, person: await ownerOf(batch, body) },
    ...{ title_text: titleText, body_text: bodyText, pinned: body.pinned ? 1 : 0 },
    ...{ from_at: from, until_at: until, withdrawn_at: null },
    // Who wrote the words that stand, and since when: other changes leave that as it was (NEWS-5).
    published_by: isSameText ? before.published_by : actor,
    published_at: isSameText ? before.published_at : receivedAt,
  };
  const left = before ? await placesOf(batch, before) : [];
  await writeAnnouncement(batch, row, position);
  const kept = new Set(await placesOf(batch, row));
  for (const place of left) if (!kept.has(place)) hide(batch, row, place, position);
  return null;
}

async function withdraw(
  batch: Batch,
  { operation, position }: Accepted<'announcement.withdraw'>,
): Promise<OperationRefusal | null> {
  const { organisation, receivedAt } = batch;
  const before = await findAnnouncement(batch.trx, organisation, operation.body.announcement);
  if (!before) return 'not-found';
  if (before.establishment !== operation.establishment) return 'foreign-establishment';
  if (before.withdrawn_at !== null) return null;
  await writeAnnouncement(batch, { ...before, withdrawn_at: receivedAt }, position);
  return null;
}

/** Somebody read it: a fact. Whatever it names it is kept; it counts where its reader was known as such (NEWS-8). */
export async function projectReads(batch: Batch, items: readonly Read[]): Promise<Verdict[]> {
  for (const item of items) await read(batch, item);
  return items.map(({ flags }) => applied(flags));
}

async function read(batch: Batch, { operation, position, after }: Read): Promise<void> {
  const { trx, organisation, receivedAt } = batch;
  const { announcement, person } = operation.body;
  const isTablet = isDeviceOperation(operation);
  // A tablet knows somebody by their PIN, the portal by their session.
  if (operation.actor !== person || (isTablet && operation.auth === 'none')) return;
  const row = await findAnnouncement(trx, organisation, announcement);
  if (!row) return;
  const reader = await ownerOf(batch, { person });
  if (reader === null) return;
  const at = isTablet
    ? correctedTime(operation.clock, { after, before: receivedAt }).at
    : receivedAt;
  // Whichever comes first to the server: the first time counts, once.
  const known = await findReads(trx, organisation, [announcement]);
  const before = known.find((one) => one.person === reader);
  if (before && before.at <= at) return;
  const door = isTablet ? 'tablet' : 'portal';
  await writeRead(
    batch,
    { organisation, announcement, person: reader, at, door },
    { row, position },
  );
}

/** Whoever had not heard of a merge means the first record all the same (spec PUNCH-12). */
async function ownerOf(
  { trx, organisation }: Batch,
  { person }: { person: string | null },
): Promise<string | null> {
  if (person === null) return null;
  return (await findMerged(trx, organisation, [person])).get(person) ?? person;
}

/** Why there is nobody to whom it could be said (NEWS-3). */
async function whyNobody(
  batch: Batch,
  {
    establishment,
    ...to
  }: { establishment: string | null; team: string | null; person: string | null },
): Promise<OperationRefusal | null> {
  const { trx, organisation } = batch;
  if (establishment !== null && !batch.establishments.has(establishment)) return 'not-found';
  if (to.team !== null) {
    if (to.person !== null) return 'malformed';
    // A team is of one store; what is said everywhere is said to all, or to somebody.
    const store = await findTeamStore(trx, organisation, to.team);
    if (store === null || store !== establishment) return 'not-found';
  }
  const person = await ownerOf(batch, to);
  if (person === null) return null;
  const entry = (await findRoster(trx, organisation, [person])).get(person);
  if (!entry || entry.archived) return 'not-found';
  const worksThere = establishment === null || entry.establishments.has(establishment);
  return worksThere ? null : 'foreign-establishment';
}
