import { type Erasure, erasableFrom } from '@comptoir/shared/employees/erasure';
import { readEmail } from '@comptoir/shared/employees/contact';
import { attachmentsOf } from '@comptoir/shared/journal/attachments';
import type { Operation } from '@comptoir/shared/journal/operation';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../../journal/batch.ts';
import { findEstablishments, findTexts } from '../../journal/queries.ts';
import { findRoster } from '../../journal/roster.ts';
import { updateEmployee } from '../commands.ts';
import { findStoredEmployees } from '../queries.ts';
import { type StoredEmployee, textsOf } from '../row.ts';
import { deleteMails, deleteMailsTo, eraseTexts } from './commands.ts';
import { findOperationsAbout, findPhotosOfOthers, findTextsElsewhere } from './queries.ts';

/**
 * Personal data of somebody archived go for good (spec EMP-20, EMP-21). What the journal says stays and verifies; the
 * texts that it refers to are deleted, and so is the chance to send them again.
 */
export async function erase(
  batch: Batch,
  { operation, position }: Accepted<'employee.erase'>,
): Promise<Verdict> {
  const { trx, organisation } = batch;
  const { person, what } = operation.body;
  const [row] = await findStoredEmployees(trx, organisation, [person]);
  const entry = (await findRoster(trx, organisation, [person])).get(person);
  if (!row || !entry) return refusedBecause('not-found');
  if (!(await isDue(batch, row, { stores: [...entry.establishments], what }))) {
    return refusedBecause('too-early');
  }
  if (row.erased === 'all') return applied();
  const elsewhere = await findTextsElsewhere(trx, organisation, person);
  const written = await findOperationsAbout(trx, organisation, person);
  const texts = written.flatMap((one) => textsAbout(one, person, what));
  const [name, ...contacts] = [
    row.name_text,
    ...textsOf(row).filter((one) => one !== row.name_text),
  ];
  const photos = [row.photo, ...written.flatMap((one) => photosAbout(one, person))].filter(
    (hash) => hash !== null,
  );
  const others = await findPhotosOfOthers(trx, organisation, person, photos);
  const named = [...texts, ...contacts, ...elsewhere.addresses];
  await deleteMailsTo(trx, organisation, await addressesIn(batch, named));
  await eraseTexts(trx, organisation, [
    ...named,
    ...photos.filter((hash) => !others.has(hash)),
    ...(what === 'all' ? [name, ...elsewhere.names, ...elsewhere.hours, ...elsewhere.plans] : []),
  ]);
  await deleteMails(trx, organisation, elsewhere.invitations);
  await updateEmployee(batch, person, {
    erased: what,
    display_text: null,
    email_text: null,
    phone_text: null,
    photo: null,
  });
  for (const establishment of entry.establishments) {
    batch.feed.put({ establishment, room: 'formerEmployees', key: person, position });
  }
  return applied();
}

/** Of these texts, those that are addresses. */
async function addressesIn(
  { trx, organisation }: Batch,
  hashes: readonly string[],
): Promise<string[]> {
  const texts = await findTexts(trx, organisation, [...new Set(hashes)]);
  return [...texts.values()].flatMap((text) => {
    const read = readEmail(text);
    return read.ok ? [read.value] : [];
  });
}

/** Only of somebody who left, and only after the longest period of the stores that they worked in. */
async function isDue(
  { trx, organisation, receivedAt }: Batch,
  row: StoredEmployee,
  { stores, what }: { stores: string[]; what: Erasure },
): Promise<boolean> {
  const left = row.archived === 1 ? row.archived_at : null;
  if (left === null) return false;
  const settings = await findEstablishments(trx, organisation, stores);
  return [...settings.values()].every((one) => erasableFrom(what, left, one) <= receivedAt);
}

/** Hashes of the texts about a person that an operation names, those that a later one replaced too. */
function textsAbout(operation: Operation, person: string, what: Erasure): string[] {
  const { body } = operation;
  if (operation.kind === 'shift.set' || operation.kind === 'shift.post') {
    const own = [operation.body.from, operation.body.to].filter((one) => one?.person === person);
    return what === 'all' ? attachmentsOf(own) : [];
  }
  if (!('person' in body) || body.person !== person) return [];
  if (operation.kind !== 'employee.edit') return what === 'all' ? attachmentsOf(body) : [];
  const { nameText, ...contacts } = operation.body.changes;
  return attachmentsOf(what === 'all' ? { nameText, ...contacts } : contacts);
}

function photosAbout(operation: Operation, person: string): (string | null)[] {
  if (operation.kind !== 'employee.edit' || operation.body.person !== person) return [];
  const { photo } = operation.body.changes;
  return photo ? [photo.from, photo.to] : [];
}
