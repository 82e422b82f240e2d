import { type EstablishmentChanges, sameSetting } from '@comptoir/shared/establishments/edit';
import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { markSettled, textsOf } from '../local-database/clashes.ts';
import { changesOf, projectedEstablishment } from '../local-database/establishment.ts';
import { namesOf, peopleTables, readPeople } from '../local-database/people.ts';
import { placeTables } from '../local-database/place.ts';
import { inOrder } from '../local-database/roster.ts';
import type { JournalRow, LocalDatabase } from '../local-database/schema.ts';
import { strictTransaction } from '../local-database/transaction.ts';
import { watch } from '../local-database/watch.ts';
import type { Observable } from '../platform/signal.ts';
import { type Draft, append, newId, newSalt } from '../sync/journal.ts';
import type { Tablet } from '../tablet.ts';
import { privacyEdition } from './privacy-edition.ts';
import type {
  EstablishmentClash,
  EstablishmentField,
  EstablishmentFields,
  EstablishmentView,
  PrivacyView,
} from './view.ts';

/** « Réglages de l'établissement »; null until the first sync. */
export function watchEstablishment(tablet: Tablet): Observable<EstablishmentView | null> {
  const { database } = tablet;
  const tables = [...placeTables(database), ...peopleTables(database)];
  return watch(tablet, () =>
    database.transaction('r', tables, async () => {
      const found = await projectedEstablishment(database, tablet.identity().establishment);
      if (found === null) return null;
      const { name, contact, settings } = found.row;
      const fields = { ...settings, name, contact };
      const unsent = new Set([...found.unsent].map((field) => shownField(field as Shown)));
      return { fields, unsent, clashes: await readClashes(database, fields) };
    }),
  );
}

/**
 * Writes what differs from what the tablet shows now, one operation per field.
 *
 * @throws NotRecorded when nothing is stored
 */
export async function editEstablishment(
  tablet: Tablet,
  { manager, changes }: { manager: string; changes: Partial<EstablishmentFields> },
): Promise<void> {
  await write(tablet, await editDrafts(tablet, manager, changes), []);
}

/**
 * O4: the manager has chosen about a field. `mine` is asked for again, of what stands now; either way the clash is
 * settled. Throws like `editEstablishment`.
 */
export async function settleClash(
  tablet: Tablet,
  { field, keep, manager }: { field: EstablishmentField; keep: 'mine' | 'theirs'; manager: string },
): Promise<void> {
  const { database } = tablet;
  const refused = (await refusedEdits(database)).filter((row) => fieldOf(row) === field);
  const last = refused.at(-1);
  if (last === undefined) return;
  const mine = await wantedOf(database, last);
  const again = keep === 'theirs' ? [] : await editDrafts(tablet, manager, { [field]: mine });
  await write(tablet, again, refused);
}

/** What « Vos données » says of this store; before the first sync, what a store has until somebody says otherwise. */
export function watchPrivacy(tablet: Tablet): Observable<PrivacyView> {
  const { database } = tablet;
  return watch(tablet, () =>
    database.transaction('r', placeTables(database), async () => {
      const found = await projectedEstablishment(database, tablet.identity().establishment);
      const { retention, hideStatuses } = { ...defaultSettings, ...found?.row.settings };
      const { name = '', contact = null } = found?.row ?? {};
      return { establishment: name, contact, retention, hideStatuses };
    }),
  );
}

/** Whether this person has still to read this edition of « Vos données » on this tablet; never true of nobody. */
export function watchPrivacyDue(tablet: Tablet, person: string | null): Observable<boolean> {
  return watch(tablet, async () => {
    if (person === null) return false;
    const seen = (await tablet.database.settings.get('settings'))?.privacySeen?.[person];
    return (seen ?? 0) < privacyEdition;
  });
}

/** « J'ai lu »: a fact with its time, for whoever has typed their PIN. Throws like `editEstablishment`. */
export async function markPrivacySeen(tablet: Tablet, person: string): Promise<void> {
  const { settings } = tablet.database;
  const fact: Draft = {
    id: newId(tablet),
    kind: 'privacy.seen',
    body: { person, edition: privacyEdition },
    actor: person,
    auth: 'pin',
    clock: tablet.clock.reading(),
  };
  await append(tablet, [fact], {
    tables: [settings],
    work: async (_trx) => {
      const own = (await settings.get('settings')) ?? { key: 'settings', language: null };
      const privacySeen = { ...own.privacySeen, [person]: privacyEdition };
      await settings.put({ ...own, privacySeen });
    },
  });
  tablet.sync.wrote();
}

async function write(tablet: Tablet, drafts: Draft[], settled: JournalRow[]): Promise<void> {
  const { database } = tablet;
  if (drafts.length === 0) {
    if (settled.length === 0) return;
    await strictTransaction(tablet, [database.journal], (trx) =>
      markSettled(trx, database, settled),
    );
    return;
  }
  await append(tablet, drafts, {
    tables: [],
    work: (trx) => markSettled(trx, database, settled),
  });
  tablet.sync.wrote(drafts.length);
}

const textFields = { name: 'nameText', contact: 'contactText' } as const;

function isText(field: EstablishmentField): field is keyof typeof textFields {
  return Object.hasOwn(textFields, field);
}

/** Rules of time and of the schedule are set in the portal alone. */
type Shown = Exclude<keyof EstablishmentChanges, 'timeRules' | 'planningRules'>;

function shownField(field: Shown): EstablishmentField {
  return field === 'nameText' ? 'name' : field === 'contactText' ? 'contact' : field;
}

async function editDrafts(
  tablet: Tablet,
  manager: string,
  changes: Partial<EstablishmentFields>,
): Promise<Draft[]> {
  const { database } = tablet;
  const found = await database.transaction('r', placeTables(database), async () =>
    projectedEstablishment(database, tablet.identity().establishment),
  );
  if (found === null) return [];
  const { settings, ...row } = found.row;
  const fields = Object.keys(changes) as EstablishmentField[];
  return fields.flatMap((field): Draft[] => {
    const to = changes[field];
    const from = isText(field) ? row[field] : settings[field];
    if (to === undefined || sameSetting(from, to)) return [];
    const text =
      isText(field) && to !== null ? makeAttachment(newSalt(tablet), to as string) : null;
    const change = isText(field)
      ? { [textFields[field]]: { from: row[textFields[field]], to: text?.hash ?? null } }
      : { [field]: { from, to } };
    return [
      {
        id: newId(tablet),
        actor: manager,
        auth: 'manager',
        clock: tablet.clock.reading(),
        kind: 'establishment.edit',
        body: { changes: change },
        attachments: text === null ? [] : [text],
      },
    ];
  });
}

/** Edits that were refused because something else stood, and about which nobody has decided; oldest first. */
async function refusedEdits({ journal }: LocalDatabase): Promise<JournalRow[]> {
  const rows = await journal.where('aside').equals('refused').toArray();
  return inOrder(
    rows.filter(({ kind, refusal }) => kind === 'establishment.edit' && refusal === 'conflict'),
  );
}

/** By field; of several that were refused one after the other, the last has what was wanted here. */
async function readClashes(
  database: LocalDatabase,
  fields: EstablishmentFields,
): Promise<EstablishmentClash[]> {
  const refused = await refusedEdits(database);
  if (refused.length === 0) return [];
  const names = namesOf(await readPeople(database));
  const clashes = new Map<EstablishmentField, EstablishmentClash>();
  for (const row of refused) {
    const field = fieldOf(row);
    const mine = await wantedOf(database, row);
    const { actor } = JSON.parse(row.bytes) as { actor: string | null };
    clashes.set(field, {
      ...{ field, mine, theirs: fields[field] },
      ...{ at: row.at, by: names.get(actor ?? '') ?? '' },
    } as EstablishmentClash);
  }
  // Where both wanted the same there is nothing to choose.
  return [...clashes.values()].filter(({ mine, theirs }) => !sameSetting(mine, theirs));
}

/** One edit is about one field. */
function fieldOf(row: JournalRow): EstablishmentField {
  const [field] = Object.keys(changesOf(row)) as Shown[];
  return shownField(field ?? 'nameText');
}

async function wantedOf(
  database: LocalDatabase,
  row: JournalRow,
): Promise<EstablishmentSettings[keyof EstablishmentSettings] | string | null> {
  const { nameText, contactText, ...settings } = changesOf(row);
  const text = nameText ?? contactText;
  if (text === undefined) return Object.values(settings)[0]?.to ?? null;
  return text.to === null ? null : (await textsOf(database, [row]))(text.to);
}
