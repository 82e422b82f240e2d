/** Texts that a browser keeps by a name: its cache storage, or a map in tests. */
export type Shelf = {
  put: (name: string, text: string) => Promise<void>;
  get: (name: string) => Promise<string | null>;
  clear: () => Promise<void>;
};

export type Kept = { person: string; at: number; value: unknown };

/** After this a copy says too little about today. Ms. */
export const longestKept = 14 * 86_400_000;

/**
 * What the portal keeps on this device so that one's schedule opens without a network (spec PLAN-97): of one person at a time.
 * `own` begins it for somebody, and clears what was somebody else's; `forget` ends it, and nothing that is still on its way
 * is kept after that, by another page of this browser neither.
 *
 * @param tell says to the other pages who is here from now on; null: nobody
 */
export function createKept(shelf: Shelf, tell: (person: string | null) => void = () => undefined) {
  let owner: string | null = null;
  // One step after the other: what is forgotten is never written by a slower step before it.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const next = last.then(step, step);
    last = next.catch(() => undefined);
    return next;
  };
  const read = async (name: string): Promise<Kept | null> => keptOf(await shelf.get(name));
  return {
    own: (person: string): Promise<void> => {
      if (owner === person) return Promise.resolve();
      owner = person;
      return inTurn(async () => {
        const before = await read('owner');
        if (before?.person !== person) {
          await shelf.clear();
          await shelf.put('owner', textOf({ person, at: 0, value: null }));
        }
        tell(person);
      });
    },
    keep: (name: string, kept: Kept): Promise<void> =>
      inTurn(async () => {
        if (owner !== kept.person || (await read('owner'))?.person !== owner) return;
        await shelf.put(name, textOf(kept));
      }),
    /** What was kept by this name, for `person` where one is named; null where there is none, or where it is too old. */
    read: (name: string, now: number, person?: string): Promise<Kept | null> =>
      inTurn(async () => {
        const kept = await read(name);
        if (kept === null || (person !== undefined && kept.person !== person)) return null;
        // A clock that was set meanwhile may stand on either side.
        return Math.abs(now - kept.at) > longestKept ? null : kept;
      }),
    forget: (): Promise<void> => {
      const mine = owner;
      owner = null;
      return inTurn(async () => {
        const theirs = (await read('owner'))?.person ?? mine;
        // An older page leaves what is somebody else's by now.
        if (mine !== null && theirs !== mine) return;
        await shelf.clear();
        tell(null);
      });
    },
  };
}

function textOf(kept: Kept): string {
  return JSON.stringify(kept);
}

function keptOf(text: string | null): Kept | null {
  if (text === null) return null;
  const value = jsonOf(text);
  if (typeof value !== 'object' || value === null) return null;
  const { person, at, value: kept } = value as Partial<Kept>;
  return typeof person === 'string' && typeof at === 'number' ? { person, at, value: kept } : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const cacheName = 'comptoir-own';
const addressOf = (name: string) => `/portal/kept/${name}`;

/** The browser's own; without a secure address there is none, and nothing is kept. */
const browserShelf: Shelf = {
  put: (name, text) =>
    tried(undefined, async (cache) => cache.put(addressOf(name), new Response(text))),
  get: (name) =>
    tried(null, async (cache) => (await (await cache.match(addressOf(name)))?.text()) ?? null),
  clear: () => tried(undefined, async () => void (await caches.delete(cacheName))),
};

async function tried<T>(otherwise: T, step: (cache: Cache) => Promise<T>): Promise<T> {
  if (!('caches' in globalThis)) return otherwise;
  try {
    return await step(await caches.open(cacheName));
  } catch (error) {
    // No room, or a browser that keeps nothing: the portal only lacks its reading without a network.
    if (error instanceof DOMException || error instanceof TypeError) return otherwise;
    throw error;
  }
}

/** Between the pages of this browser; a page does not hear itself. */
const pages = 'BroadcastChannel' in globalThis ? new BroadcastChannel(cacheName) : null;

export const keptHere = createKept(browserShelf, (person) => pages?.postMessage(person));

/** Hears from another page of this browser who is here from now on; null: nobody. */
export function onOtherPage(heard: (person: string | null) => void): () => void {
  const listen = ({ data }: MessageEvent<unknown>) => {
    if (data === null || typeof data === 'string') heard(data);
  };
  pages?.addEventListener('message', listen);
  return () => pages?.removeEventListener('message', listen);
}
