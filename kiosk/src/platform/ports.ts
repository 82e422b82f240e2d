/**
 * Everything a tablet asks of the machine it runs on. The browser's side is `browser.ts`; the
 * simulation runs many tablets in one process, each with its own set of these.
 */
export type Platform = {
  clock: Clock;
  /** The life of this page: a UUID made when it opened. */
  page: string;
  /** Random bytes for ids and salts. */
  random(length: number): Uint8Array<ArrayBuffer>;
  /** Between 0 (inclusive) and 1: spreads the retries of many tablets. */
  chance(): number;
  /** `fetch` towards the one server this page came from; `path` begins with `/api/`. Rejects when nothing answers. */
  transport(path: string, request: TransportRequest): Promise<Response>;
  crypto: Pick<Crypto, 'subtle' | 'getRandomValues'>;
  /** bcrypt of a PIN with a stored salt (`$2b$10$…`), away from the thread that draws. */
  hashPin(pin: string, salt: string): Promise<string>;
  /** A PIN is about to be typed: whatever `hashPin` needs first may be made now. */
  preparePin?(): void;
  /**
   * A picture as the tablet keeps and sends it: upright, at most `side` pixels, WebP or JPEG, without metadata; null for
   * what is no picture that this machine can read.
   */
  shrinkImage(image: Blob, side: number): Promise<ShrunkImage | null>;
  timers: Timers;
  connectivity: Connectivity;
  locks: Locks;
  indexedDB: IDBFactory;
  keyRange: typeof IDBKeyRange;
  /** Name of the one local database. */
  databaseName: string;
  storage: StoragePort;
  /** Version of this build. */
  app: string;
  origin: string;
};

/** `wall`: the device's own clock, ms since 1970. `monotonic`: ms since the page opened; never goes back. */
export type Clock = { wall(): number; monotonic(): number };

export type TransportRequest = {
  method: 'GET' | 'POST' | 'PUT';
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
  signal: AbortSignal;
};

export type ShrunkImage = { bytes: Uint8Array<ArrayBuffer>; type: string };

export type Timers = {
  /** Runs once after `ms`; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
};

export type Connectivity = {
  online(): boolean;
  visible(): boolean;
  /** Tells every change of either; the answer ends it. */
  watch(changed: () => void): () => void;
};

/** The part of the Web Locks API that a tablet uses. */
export type Locks = {
  request<T>(
    name: string,
    options: { ifAvailable?: boolean; steal?: boolean },
    hold: (lock: object | null) => Promise<T>,
  ): Promise<T>;
};

/** `null`: the browser cannot say. Bytes. */
export type StoragePort = {
  /** A few words outside of the database, which stay when the browser takes the database away. */
  marker: { read(): string | null; write(text: string | null): void };
  persist(): Promise<boolean | null>;
  persisted(): Promise<boolean | null>;
  estimate(): Promise<{ usage: number | null; quota: number | null }>;
};
