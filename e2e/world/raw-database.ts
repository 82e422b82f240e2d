import type { Page } from '@playwright/test';

/** Everything that stands in the tablet's databases, as one text to be searched, read with no help from the tablet's code. */
export async function rawDatabase(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
      });
    const tables: Record<string, unknown[]> = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        const rows: unknown[] = await done(database.transaction(store).objectStore(store).getAll());
        tables[`${name ?? ''} ${store}`] = rows;
      }
      database.close();
    }
    // A key shows what it is and nothing more.
    return JSON.stringify(tables, (_, value: unknown) =>
      value instanceof CryptoKey ? `${value.type} key of ${value.algorithm.name}` : value,
    );
  });
}
