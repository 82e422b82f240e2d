import type { OrganisationSettings } from '@comptoir/shared/establishments/operations';
import type { Body } from '@comptoir/shared/journal/kinds';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../../journal/batch.ts';
import {
  type StoredOrganisation,
  findEstablishmentIds,
  findStoredOrganisation,
  readOrganisationSettings,
} from '../queries.ts';

type Changes = Body<'organisation.edit'>['changes'];
type Field = keyof Changes;

/** Fields that stand in a column of their own; the others are settings. */
const columns = {
  nameText: 'name_text',
  invitationFrText: 'invitation_fr_text',
  invitationEnText: 'invitation_en_text',
  logo: 'logo',
} as const satisfies Partial<Record<Field, keyof StoredOrganisation>>;

type Column = keyof typeof columns;

/** What the house decides for all its stores (spec EST-9): each field from what its author saw, or `conflict`. */
export async function projectOrganisation(
  batch: Batch,
  items: readonly Accepted<'organisation.edit'>[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) verdicts.push(await edit(batch, item));
  return verdicts;
}

async function edit(
  batch: Batch,
  { operation, position }: Accepted<'organisation.edit'>,
): Promise<Verdict> {
  const { trx, organisation } = batch;
  const { changes } = operation.body;
  const row = await findStoredOrganisation(trx, organisation);
  if (!row) return refusedBecause('not-found');
  const update = settle(row, changes);
  if (!update) return refusedBecause('conflict');
  await trx
    .updateTable('organisation')
    .set(update)
    .where('organisation', '=', organisation)
    .execute();
  // Its name stands on the tablets of every store.
  if (changes.nameText) {
    for (const establishment of await findEstablishmentIds(trx, organisation)) {
      batch.feed.put({ establishment, room: 'establishments', key: establishment, position });
    }
  }
  return applied();
}

/** @returns the columns that an edit sets; null where one of its fields is not as its author saw it */
function settle(row: StoredOrganisation, changes: Changes): StoredOrganisation | null {
  const settings: OrganisationSettings = readOrganisationSettings(row.settings);
  const next = { ...row };
  // Only what was ever chosen is written down: a default that Comptoir changes later reaches whoever left it.
  const chosen = JSON.parse(row.settings) as Record<string, unknown>;
  for (const [field, { from, to }] of Object.entries(changes) as [
    Field,
    { from: unknown; to: unknown },
  ][]) {
    const column = field in columns ? columns[field as Column] : null;
    const current = column ? row[column] : settings[field as keyof OrganisationSettings];
    if (from !== current) return null;
    if (column) Object.assign(next, { [column]: to });
    else chosen[field] = to;
  }
  return { ...next, settings: JSON.stringify(chosen) };
}
