import { IDBFactory } from 'fake-indexeddb';

/** The parts of fake-indexeddb's inside that a power cut needs. */
type RawTransaction = { _state: string; _rollbackLog: (() => void)[]; _requests: unknown[] };
type RawDatabase = { transactions: RawTransaction[] };
type RawFactory = { _databases: Map<string, RawDatabase> };

/** An IndexedDB on a disk of its own. */
export function blankDisk(): IDBFactory {
  return new IDBFactory();
}

/**
 * The page dies now: what was committed stays, every open transaction is rolled back, and nobody in the
 * dead page ever hears how it ended.
 */
export function freeze(disk: IDBFactory): void {
  const { _databases } = disk as unknown as RawFactory;
  for (const database of _databases.values()) {
    for (const transaction of database.transactions) {
      if (transaction._state === 'finished') continue;
      for (const undo of transaction._rollbackLog.reverse()) undo();
      transaction._requests.length = 0;
      transaction._state = 'finished';
    }
    database.transactions.length = 0;
  }
}

/** How a copy differs: its version, and what becomes of each store; null leaves it out. */
export type Altered = { version: number; keep(shape: Shape): Shape | null };

/** A byte-for-byte copy of what a profile holds: for the next page after a crash, and for a clone. */
export async function copyDisk(disk: IDBFactory, altered?: Altered): Promise<IDBFactory> {
  const copy = blankDisk();
  for (const { name } of await disk.databases()) {
    const from = await opened(disk.open(name!));
    const names = [...from.objectStoreNames];
    if (names.length === 0) {
      from.close();
      continue;
    }
    const reading = from.transaction(names, 'readonly');
    const shapes = names.flatMap((store) => {
      const shape = shapeOf(reading.objectStore(store));
      return (altered ? altered.keep(shape) : shape) ?? [];
    });
    const stores = shapes.map(({ store }) => store);
    const rows = await Promise.all(
      stores.map((store) => done(reading.objectStore(store).getAll())),
    );
    const to = await opened(copy.open(name!, altered?.version ?? from.version), (database) => {
      for (const { store, options, indices } of shapes) {
        const made = database.createObjectStore(store, options);
        for (const { index, on, unique, multiEntry } of indices) {
          made.createIndex(index, on, { unique, multiEntry });
        }
      }
    });
    const writing = to.transaction(stores, 'readwrite');
    stores.forEach((store, at) => {
      for (const row of rows[at]!) writing.objectStore(store).put(row);
    });
    await new Promise<void>((resolve, reject) => {
      writing.oncomplete = () => resolve();
      writing.onabort = () => reject(writing.error ?? new Error('the copy was aborted'));
    });
    from.close();
    to.close();
  }
  return copy;
}

export type Shape = {
  store: string;
  options: IDBObjectStoreParameters;
  indices: { index: string; on: string | string[]; unique: boolean; multiEntry: boolean }[];
};

function shapeOf(store: IDBObjectStore): Shape {
  const { name, keyPath, autoIncrement } = store;
  const indices = [...store.indexNames].map((index) => {
    const { keyPath: on, unique, multiEntry } = store.index(index);
    return { index, on, unique, multiEntry };
  });
  return { store: name, options: { keyPath, autoIncrement }, indices };
}

function opened(
  request: IDBOpenDBRequest,
  upgrade?: (database: IDBDatabase) => void,
): Promise<IDBDatabase> {
  if (upgrade) request.onupgradeneeded = () => upgrade(request.result);
  return done(request);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the disk did not answer'));
  });
}
