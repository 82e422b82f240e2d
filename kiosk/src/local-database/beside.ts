import type { DBCore, DBCoreMutateRequest, Transaction } from 'dexie';
import type { LocalDatabase } from './schema.ts';

/** A write whose transaction Dexie lost sight of; it changed nothing. */
export class WroteBeside extends Error {
  constructor(table: string) {
    super(`a write of ${table} beside its transaction`);
    this.name = 'WroteBeside';
  }
}

type Leased = { open: number; transactions: WeakSet<IDBTransaction> };

const leasedOf = new WeakMap<LocalDatabase, Leased>();

/**
 * S05: while a strict transaction is under way, a write that is in none of them is refused. Dexie knows by following
 * promises where a request belongs, and under load it loses the thread now and then: such a write would commit alone,
 * and a power cut could keep the half of what belongs together.
 */
export function refuseWritesBeside(database: LocalDatabase): void {
  const leased: Leased = { open: 0, transactions: new WeakSet() };
  leasedOf.set(database, leased);
  database.use({
    stack: 'dbcore',
    name: 'refuse-writes-beside',
    create: (core: DBCore) => ({
      ...core,
      table(name) {
        const table = core.table(name);
        return {
          ...table,
          mutate(request: DBCoreMutateRequest) {
            const transaction = request.trans as IDBTransaction;
            return leased.open > 0 && !leased.transactions.has(transaction)
              ? Promise.reject(new WroteBeside(name))
              : table.mutate(request);
          },
        };
      },
    }),
  });
}

/** Says that a strict transaction is under way, until the answer is called. */
export function beginStrict(database: LocalDatabase): () => void {
  const leased = leasedOf.get(database);
  if (leased) leased.open += 1;
  return () => {
    if (leased) leased.open -= 1;
  };
}

/** This transaction was opened on purpose: its writes are taken. */
export function takeWrites(database: LocalDatabase, trx: Transaction): void {
  leasedOf.get(database)?.transactions.add(trx.idbtrans);
}
