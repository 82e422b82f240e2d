import Dexie, { type EntityTable } from 'dexie';

/** A punch as an application would send it that signs nothing and chains nothing. */
export type PlainPunch = { id: string; person: string; type: string; at: number; zone: string };

type Waiting = PlainPunch & { seq: number };
type Kept = PlainPunch & { position: number };
type Outbox = Dexie & {
  outbox: EntityTable<Waiting, 'seq'>;
  punches: EntityTable<Kept, 'id'>;
  cursor: EntityTable<{ key: 'cursor'; position: number }, 'key'>;
};

const batch = 500;

/** The least that a tablet which loses nothing must do: strict writes, batches, one transaction for rows and cursor. */
export function openOutbox(name: string): Outbox {
  const database = new Dexie(name, {
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
  }) as Outbox;
  database.version(1).stores({ outbox: 'seq', punches: 'id, [person+at]', cursor: 'key' });
  return database;
}

/** Writes punches that wait for the network. */
export async function fillOutbox(database: Outbox, punches: readonly PlainPunch[]): Promise<void> {
  await database.transaction('rw', database.outbox, async () => {
    await database.outbox.bulkAdd(punches.map((punch, at) => ({ ...punch, seq: at + 1 })));
  });
}

/** Sends everything, batch by batch; resolves when the server has answered for the last and that is stored. */
export async function pushAll(database: Outbox): Promise<void> {
  for (;;) {
    const waiting = await database.outbox.orderBy('seq').limit(batch).toArray();
    if (waiting.length === 0) return;
    const { first } = await post<{ first: number }>('/floor/push', {
      punches: waiting.map(({ seq: _, ...punch }) => punch),
    });
    await database.transaction('rw', database.outbox, database.punches, async () => {
      await database.outbox.bulkDelete(waiting.map(({ seq }) => seq));
      await database.punches.bulkPut(
        waiting.map(({ seq: _, ...punch }, at) => ({ ...punch, position: first + at })),
      );
    });
  }
}

/** Fetches what the server holds, page by page. @returns how many rows are stored here at the end */
export async function pullAll(database: Outbox): Promise<number> {
  for (;;) {
    const after = (await database.cursor.get('cursor'))?.position ?? 0;
    const { punches } = await post<{ punches: Kept[] }>('/floor/pull', { after });
    const last = punches.at(-1);
    if (last === undefined) return database.punches.count();
    await database.transaction('rw', database.punches, database.cursor, async () => {
      await database.punches.bulkPut(punches);
      await database.cursor.put({ key: 'cursor', position: last.position });
    });
  }
}

async function post<T>(path: string, body: unknown): Promise<T> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as T;
}
