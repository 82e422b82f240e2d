import type { PublicKey } from '@comptoir/shared/devices/enrolment';
import { type Hash, hashSchema } from '@comptoir/shared/journal/hash';
import { hashReceipt, receiptInput, receiptPayloadSchema } from '@comptoir/shared/journal/receipt';
import * as z from 'zod/mini';
import type { Reader } from '../../database/connection.ts';
import type { JournalTables } from '../../database/tables.ts';
import type { StoredOperation } from '../../journal/stored.ts';
import { verifySignature } from '../../platform/signature.ts';
import type { EvidenceFault } from './faults.ts';
import { findReceiptTimes } from '../../journal/queries.ts';
import { hashAt, isApart, receiptPages } from './queries.ts';

type Row = JournalTables['receipt'];

/** Receipts that operations cite (spec EVID-6): genuine, kept, and attesting what the journal holds. */
export class ReceiptCheck {
  fault: EvidenceFault | null = null;
  receipts = 0;
  /** Operations that arrived before the receipt that they cite was written: the server's clock went back. */
  clockBack = 0;
  readonly #db: Reader;
  readonly #organisation: string;
  readonly #key: PublicKey;

  constructor(db: Reader, organisation: string, key: PublicKey) {
    this.#db = db;
    this.#organisation = organisation;
    this.#key = key;
  }

  async look(rows: readonly StoredOperation[]): Promise<void> {
    if (this.fault) return;
    const citing = rows.flatMap((row) => {
      const hash = row.device === null || row.status === 'refused' ? null : citedBy(row);
      return hash === null ? [] : [{ row, hash }];
    });
    const times = await findReceiptTimes(
      this.#db,
      { organisation: this.#organisation },
      citing.map(({ hash }) => hash),
    );
    for (const { row, hash } of citing) {
      const at = times.get(hash);
      if (at !== undefined) this.clockBack += at > row.received_at ? 1 : 0;
      else if (!row.flags.includes('unknown-receipt')) {
        const { position } = row;
        this.fault = { about: 'operation', position, fault: 'receipt-missing' };
        return;
      }
    }
  }

  /** Every receipt that is kept, by itself and against the journal. */
  async end(): Promise<void> {
    for await (const rows of receiptPages(this.#db, this.#organisation)) {
      for (const row of rows) {
        this.receipts += 1;
        const fault = await this.#faultOf(row);
        if (fault === null) continue;
        const { device, received_at: at } = row;
        this.fault ??= { about: 'receipt', device, at, fault };
        return;
      }
    }
  }

  async #faultOf(row: Row): Promise<'signature' | 'columns' | 'contradicts' | 'lost' | null> {
    const { payload, signature } = row;
    if (!verifySignature(this.#key, receiptInput(payload), signature)) return 'signature';
    const said = receiptPayloadSchema.parse(JSON.parse(payload));
    const isSame =
      hashReceipt({ payload, signature }) === row.hash &&
      said.organisation === row.organisation &&
      said.device === row.device &&
      said.receivedAt === row.received_at;
    if (!isSame) return 'columns';
    const { device, head } = said;
    if (head === null) return null;
    const held = await hashAt(this.#db, this.#organisation, said);
    if (held === head) return null;
    if (await isApart(this.#db, this.#organisation, { device, hash: head })) return null;
    return held === null ? 'lost' : 'contradicts';
  }
}

const citedSchema = z.object({ receipt: z.nullable(hashSchema) });

function citedBy({ bytes }: StoredOperation): Hash | null {
  try {
    return citedSchema.safeParse(JSON.parse(bytes ?? 'null')).data?.receipt ?? null;
  } catch {
    // What cannot be read cites nothing.
    return null;
  }
}
