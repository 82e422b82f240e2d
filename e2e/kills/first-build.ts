/** What stands in the four tables that no upgrade may touch, as text. */
export type KeptTables = Record<(typeof keptTables)[number], string>;

export const keptTables = ['journal', 'attachments', 'receipts', 'heads'] as const;

/** Native version of a database as the first build installed in stores wrote it. */
export const firstBuild = 10;

/**
 * Runs in a page. Takes the database back to how the first build wrote it, and adds sent operations and punches of weeks, so that
 * the upgrade has something to do.
 */
export async function stageFirstBuild(): Promise<void> {
  const indexes: Record<string, { path: string | string[]; indexes: (string | string[])[] }> = {
    journal: {
      path: ['epoch', 'seq'],
      indexes: ['id', 'aside', ['overlay', 'person', 'when'], ['overlay', 'day']],
    },
    attachments: { path: 'hash', indexes: [] },
    receipts: { path: 'hash', indexes: [] },
    ...Object.fromEntries(
      ['device', 'heads', 'sync', 'clock', 'lockout', 'settings', 'establishments', 'employees']
        .concat(['pins', 'presence', 'taskLists'])
        .map((name) => [name, { path: 'key', indexes: [] }]),
    ),
    punches: { path: 'key', indexes: [['person', 'at'], 'day'] },
    days: { path: 'key', indexes: [['person', 'day'], 'day'] },
    checkOffs: { path: 'key', indexes: ['day'] },
    shifts: { path: 'key', indexes: ['start'] },
  };
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
    });
  const newer = await done(indexedDB.open('comptoir'));
  const rows = new Map<string, Record<string, unknown>[]>();
  for (const name of Object.keys(indexes)) {
    const all: unknown = await done(newer.transaction(name).objectStore(name).getAll());
    rows.set(name, all as Record<string, unknown>[]);
  }
  newer.close();
  await done(indexedDB.deleteDatabase('comptoir'));
  const request = indexedDB.open('comptoir', 10);
  request.onupgradeneeded = () => {
    for (const [name, { path, indexes: own }] of Object.entries(indexes)) {
      const store = request.result.createObjectStore(name, { keyPath: path });
      for (const one of own) {
        store.createIndex(typeof one === 'string' ? one : `[${one.join('+')}]`, one);
      }
    }
  };
  const old = await done(request);
  const transaction = old.transaction(Object.keys(indexes), 'readwrite');
  for (const [name, all] of rows) {
    for (const row of all) transaction.objectStore(name).put(row);
  }
  const epoch = '00000000-0000-7000-8000-000000000000';
  for (let seq = 1; seq <= 12_000; seq += 1) {
    const own = { epoch, seq, id: `old-${String(seq)}`, hash: String(seq), position: 1 };
    const rest = { kind: 'punch.record', state: 'sent', at: seq, when: seq, after: null };
    const bytes = JSON.stringify({ ...own, text: 'x'.repeat(300) });
    transaction.objectStore('journal').put({ ...own, ...rest, bytes, attachments: [] });
  }
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'));
  });
  old.close();
}

/** Runs in a page: the native version of the database, and what the tables hold that no upgrade may touch. */
export async function readKept(): Promise<{ version: number; tables: KeptTables }> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
    });
  const database = await done(indexedDB.open('comptoir'));
  const tables: Record<string, string> = {};
  for (const name of ['journal', 'attachments', 'receipts', 'heads']) {
    const all: unknown[] = await done(database.transaction(name).objectStore(name).getAll());
    // The lease is of a page, and every page has its own.
    const kept = all.filter((row) => (row as { key?: string }).key !== 'lease');
    tables[name] = JSON.stringify(kept);
  }
  const { version } = database;
  database.close();
  return { version, tables: tables as KeptTables };
}
