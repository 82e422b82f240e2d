import { attachmentsOf } from '@comptoir/shared/journal/attachments';
import { type Operation, parseOperation } from '@comptoir/shared/journal/operation';
import type { Reader } from '../../database/connection.ts';
import { holdsText, hashWritten } from '../../journal/native-hash.ts';
import type { StoredOperation } from '../../journal/stored.ts';
import type { EvidenceFault } from './faults.ts';
import { findApart, findKept, quarantinePages, textPages } from './queries.ts';

/**
 * What stands beside the journal under a hash that the journal, or the row itself, knows: texts, and what was handed in
 * apart. It is there unless it was erased, and is what was hashed (spec EVID-5).
 */
export class BesideCheck {
  fault: EvidenceFault | null = null;
  readonly #db: Reader;
  readonly #organisation: string;

  constructor(db: Reader, organisation: string) {
    this.#db = db;
    this.#organisation = organisation;
  }

  async look(rows: readonly StoredOperation[]): Promise<void> {
    if (this.fault) return;
    const applied = rows.filter(({ status }) => status === 'applied').flatMap(named);
    await this.#texts(applied.flatMap(({ texts }) => texts));
    await this.#decisions(applied.flatMap(({ apart }) => apart ?? []));
  }

  async #texts(hashes: readonly string[]): Promise<void> {
    const kept = await findKept(this.#db, this.#organisation, hashes);
    const key = hashes.find((hash) => !kept.has(hash));
    if (key !== undefined)
      this.fault ??= { about: 'row', table: 'attachment', key, how: 'removed' };
  }

  async #decisions(decided: readonly { device: string; hash: string }[]): Promise<void> {
    const kept = await findApart(
      this.#db,
      this.#organisation,
      decided.map(({ hash }) => hash),
    );
    const gone = decided.find(({ device, hash }) => !kept.has(`${device} ${hash}`));
    if (!gone) return;
    const key = `${gone.device} ${gone.hash}`;
    this.fault ??= { about: 'row', table: 'quarantine', key, how: 'removed' };
  }

  /** Every text and every operation apart, by itself. */
  async end(): Promise<void> {
    for await (const texts of textPages(this.#db, this.#organisation)) {
      const edited = texts.find((text) => !holdsText(text));
      if (edited) this.#edited('attachment', edited.hash);
    }
    for await (const entries of quarantinePages(this.#db, this.#organisation)) {
      const edited = entries.find((entry) => !isAsHandedIn(entry));
      if (edited) this.#edited('quarantine', `${edited.device} ${edited.hash}`);
    }
  }

  #edited(table: string, key: string): void {
    this.fault ??= { about: 'row', table, key, how: 'edited' };
  }
}

type Named = { texts: string[]; apart: { device: string; hash: string } | null };

/** The texts that an operation asked to keep, and what it decided about. */
function named({ bytes }: StoredOperation): Named[] {
  // Most operations are punches without a word: they are not read once more.
  if (bytes === null || !/Text":["{]/.test(bytes)) return decisionIn(bytes);
  const parsed = parseOperation(bytes);
  // A sealed PIN is used once and never kept.
  if (!parsed.ok || parsed.value.kind === 'pin.renew') return [];
  return [{ texts: attachmentsOf(parsed.value.body), apart: apartIn(parsed.value) }];
}

function decisionIn(bytes: string | null): Named[] {
  if (!bytes?.includes('"quarantine.settle"')) return [];
  const parsed = parseOperation(bytes);
  return parsed.ok ? [{ texts: [], apart: apartIn(parsed.value) }] : [];
}

function apartIn({ kind, body }: Operation): Named['apart'] {
  return kind === 'quarantine.settle' ? { device: body.device, hash: body.hash } : null;
}

function isAsHandedIn(entry: { bytes: string | null; hash: string; kind: string | null }): boolean {
  const { bytes, hash, kind } = entry;
  if (bytes === null) return true;
  if (hashWritten(bytes) !== hash) return false;
  const parsed = parseOperation(bytes);
  return !parsed.ok || parsed.value.kind === kind;
}
