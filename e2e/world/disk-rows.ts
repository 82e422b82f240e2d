import { expect, type Page } from '@playwright/test';

/** A row of the tablet's journal as it stands on the disk. */
export type RawRow = {
  epoch: string;
  seq: number;
  id: string;
  kind: string;
  bytes: string;
  state: string;
};

/** Reads the journal with no help from the tablet's code. */
export async function rawJournal(page: Page): Promise<RawRow[]> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
      });
    const database = await done(indexedDB.open('comptoir'));
    const rows: unknown = await done(
      database.transaction('journal').objectStore('journal').getAll(),
    );
    database.close();
    return rows as never;
  });
}

/** Changes one row of the journal behind the tablet's back: its bytes become others, or it goes. */
export async function damageRow(
  page: Page,
  key: [string, number],
  bytes: string | null,
): Promise<void> {
  await page.evaluate(
    async ([at, text]) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
        });
      const database = await done(indexedDB.open('comptoir'));
      const journal = database.transaction('journal', 'readwrite').objectStore('journal');
      if (text === null) await done(journal.delete(at));
      else {
        const row: unknown = await done(journal.get(at));
        await done(journal.put({ ...(row as object), bytes: text }));
      }
      database.close();
    },
    [key, bytes] as const,
  );
}

/** The browser looks at its quota again within half a minute: waits until the smallest write is refused for want of space. */
export async function untilDiskIsFull(page: Page): Promise<void> {
  await expect.poll(() => isDiskFull(page), { timeout: 300_000, intervals: [2_000] }).toBe(true);
}

async function isDiskFull(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('comptoir');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
    });
    const transaction = database.transaction('settings', 'readwrite');
    transaction.objectStore('settings').put({ key: 'probe' });
    const full = await new Promise<boolean>((resolve) => {
      transaction.oncomplete = () => resolve(false);
      transaction.onabort = () => resolve(transaction.error?.name === 'QuotaExceededError');
    });
    database.close();
    return full;
  });
}

/** The store that the tablet is linked to, as its disk has it. */
export async function ownEstablishment(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
      });
    const database = await done(indexedDB.open('comptoir'));
    const row: unknown = await done(
      database.transaction('device').objectStore('device').get('identity'),
    );
    database.close();
    return (row as { establishment: string }).establishment;
  });
}
