import { IDBObjectStore } from 'fake-indexeddb';

/** The parts of fake-indexeddb's inside that a full disk needs. */
type RawTransaction = {
  mode: string;
  db: { _rawDatabase: object };
  _abort(error: string): void;
  _markFinished(): void;
};
type RawStore = { transaction: RawTransaction };
type RawFactory = { _databases: Map<string, object> };

const full = new Set<{ disk: IDBFactory }>();
let watching = false;

/** From now on what this machine writes fails as a browser's quota makes it fail: the whole transaction, when it commits. */
export function fillDisk(machine: { disk: IDBFactory }): void {
  watchWrites();
  full.add(machine);
}

export function emptyDisk(machine: { disk: IDBFactory }): void {
  full.delete(machine);
}

/** All of them: a world has ended. */
export function emptyDisks(): void {
  full.clear();
}

export function isFull(machine: { disk: IDBFactory }): boolean {
  return full.has(machine);
}

function watchWrites(): void {
  if (watching) return;
  watching = true;
  const stores = IDBObjectStore.prototype as unknown as Record<'put' | 'add', Write>;
  for (const name of ['put', 'add'] as const) {
    const write = stores[name];
    stores[name] = function (this: RawStore, ...given: unknown[]): unknown {
      const request = write.apply(this, given);
      const { transaction } = this;
      if (full.size > 0 && transaction.mode === 'readwrite' && onFullDisk(transaction.db)) {
        failAtCommit(transaction);
      }
      return request;
    };
  }
}

type Write = (this: RawStore, ...given: unknown[]) => unknown;

const doomed = new WeakSet<RawTransaction>();

function failAtCommit(transaction: RawTransaction): void {
  if (doomed.has(transaction)) return;
  doomed.add(transaction);
  const finish = transaction._markFinished.bind(transaction);
  transaction._markFinished = () => {
    transaction._markFinished = finish;
    transaction._abort('QuotaExceededError');
  };
}

function onFullDisk({ _rawDatabase }: { _rawDatabase: object }): boolean {
  for (const { disk } of full) {
    const { _databases } = disk as unknown as RawFactory;
    for (const database of _databases.values()) if (database === _rawDatabase) return true;
  }
  return false;
}
