import Dexie, { type EntityTable, type Table, type Transaction } from 'dexie';
import type { Attachment } from '@comptoir/shared/journal/attachments';
import type { Hash } from '@comptoir/shared/journal/hash';
import type { Kind } from '@comptoir/shared/journal/kinds';
import type { Receipt } from '@comptoir/shared/journal/receipt';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import type { SyncAnswer } from '@comptoir/shared/sync/messages';
import type { EmployeeRow, FeedRoom, FeedRow, PinRow } from '@comptoir/shared/sync/rows';
import { unsetDetails } from '@comptoir/shared/employees/unset-details';
import type { continuationReasons } from '@comptoir/shared/devices/operations';
import type { Language } from '@comptoir/shared/establishments/languages';
import type { Platform } from '../platform/ports.ts';
import { refuseWritesBeside } from './beside.ts';

/** Who this tablet is. The keys cannot be exported from the browser. */
export type DeviceRow = {
  key: 'identity';
  device: string;
  organisation: string;
  establishment: string;
  zone: string;
  /** The exact string whose hash starts the device's first chain. */
  grant: string;
  signKey: CryptoKeyPair;
  /** Null once the tablet was withdrawn: it opens what is sealed to this tablet, K_device among it. */
  wrapKey: CryptoKeyPair | null;
  /** K_device: HMAC-SHA-256, sign and verify. Null once the tablet was withdrawn: no PIN is checked any more. */
  deviceKey: CryptoKey | null;
};

/** The end of the chain that is being written. */
export type HeadRow = {
  key: 'head';
  epoch: string;
  /** 0 and the hash to continue from, while the epoch is empty. */
  seq: number;
  hash: Hash;
  /** Every operation of the epoch up to here has its outcome. */
  acknowledged: number;
  /** The last receipt held: the next operation cites it. */
  receipt: { hash: Hash; receivedAt: number } | null;
  /** The last receipt that an operation has cited. */
  cited: Hash | null;
  /** Why this epoch goes on from another one; absent from the first. */
  continued?: Continued;
};

/** `at`: corrected time, ms. `missing`, `illegible`: operations of the epoch before that are gone, or that nobody can read. */
export type Continued = {
  reason: (typeof continuationReasons)[number];
  at: number;
  missing: number;
  illegible: number;
};

/** The page that may write. A page that lost its lock to another finds another id here. */
export type LeaseRow = { key: 'lease'; page: string };

/**
 * `pending`: the server has not answered for it. `sent`: recorded and applied. `refused`, `withheld`:
 * recorded and not applied. `quarantined`: the losing branch of a fork, held by the server apart.
 * `replaced`: written again in a later epoch under the same id.
 */
export type JournalState = 'pending' | 'sent' | 'refused' | 'withheld' | 'quarantined' | 'replaced';

/** What became of an operation that the server has not simply applied. */
export type AsideState = Exclude<JournalState, 'pending' | 'sent'>;

export type JournalRow = {
  epoch: string;
  seq: number;
  id: string;
  hash: Hash;
  /** The exact string that is sent. */
  bytes: string;
  kind: Kind;
  /** The person it is about; '' for somebody who is not in the list; absent when about nobody. */
  person?: string;
  /** Corrected time at which it was written, ms. */
  at: number;
  /** Server time of the receipt that it cites: it was certainly written after that. Ms. */
  after: number | null;
  /** The time it speaks of (a declared punch speaks of the past), ms. */
  when: number;
  /** The business day of a check-off. */
  day?: string;
  /** What a change is asked of (`about.ts`); absent from facts. */
  about?: string;
  /** The photo that it names and that has to be on the server first. */
  photo?: Hash;
  state: JournalState;
  /**
   * The same again, unless pending or sent: an index that almost no row is in, so almost no write pays for it.
   * `settled`: refused, and a person has decided about it.
   */
  aside?: AsideState | 'settled';
  /** 1 while the confirmed tables do not hold its effect yet; absent afterwards (so the index stays small). */
  overlay?: 1;
  position: number | null;
  refusal?: OperationRefusal;
  /** Hashes of its attachments. */
  attachments: Hash[];
  /** The receipt that this operation is the first to cite. */
  handsIn?: Hash;
  /** To be sent as `withheld`: the server cannot take it (S04). */
  withhold?: true;
};

export type ReceiptRow = Receipt & { hash: Hash; receivedAt: number };

/** A row of the feed. `stamp`: the resync that last brought it. */
export type Stored<T> = T & { key: string; stamp: string };

export type SyncRow = {
  key: 'sync';
  cursor: string | null;
  /** A resync under way; its rows are stamped with this id. */
  resync: string | null;
  stamp: string;
  /** Server time of the last answer, ms. */
  lastContact: number | null;
  safe: number | null;
  minimumApp: string | null;
  /** Withdrawn, ended or lost: it gets nothing any more, and hands in what it holds. */
  revoked: boolean;
  /** Of those: declared lost. Rows of an older build have no such field. */
  lost?: boolean;
  /** « Retirer »: it works on until another one stands in its place. */
  retiring?: boolean;
  /** The tablet whose place it took. */
  predecessor?: string | null;
  /** That one and those before it. */
  predecessors?: string[];
  /** Locks of that one that stand in this tablet's own lock-out since: key and time of each. */
  locksTakenOver?: string[];
  /** What of that one may still be missing, as the server said last. */
  succession?: SyncAnswer['succession'];
  /** Other tablets of the store that the server has not heard of for a while, as it said last. */
  silent?: SyncAnswer['silent'];
  /** Rows of the feed that this build could not read. */
  unreadable: number;
  /** Operations have their outcome while the feed has not brought their effect yet. */
  lagging: boolean;
  /** Scheme and host of the portal, as the server told it last; absent: it never did. */
  portal?: string;
};

/** Before the first answer. */
export const startOfSync: SyncRow = {
  key: 'sync',
  cursor: null,
  resync: null,
  stamp: '',
  lastContact: null,
  safe: null,
  minimumApp: null,
  revoked: false,
  unreadable: 0,
  lagging: false,
};

export type OffsetSample = { offset: number; roundTrip: number };

/** What survives a reload of the tablet's sense of time. */
export type ClockRow = {
  key: 'clock';
  /** Milliseconds that the app has run, over all pages. Lock-outs count in it. */
  uptime: number;
  wall: number;
  /** The highest corrected time ever shown: managers' lease is counted on it. */
  highest: number;
  offset: number | null;
  samples: OffsetSample[];
  jumped: boolean;
};

/** One document with everything about failed PINs, and the HMAC that proves it unaltered. */
export type LockoutRow = { key: 'lockout'; document: string; mac: string };

/** How far an exported file reaches: everything that was held up to there is in it. */
export type Exported = {
  epoch: string;
  seq: number;
  /** Earlier epochs of which it holds something. */
  epochs: string[];
  /** Unsent photos that stand in this file or in an earlier one. Files of the first builds held none. */
  photos?: Hash[];
};

export type SettingsRow = {
  key: 'settings';
  language: Language | null;
  /** The edition of « Vos données » that each person has read here. */
  privacySeen?: Record<string, number>;
  /** Of each person the decisions about their corrections that they have looked at here (`outcomeKey`). */
  outcomesSeen?: Record<string, string[]>;
  exported?: Exported;
};

/** The verifier of a PIN that was set on this tablet and that the server has not confirmed. */
export type LocalPinRow = PinRow & {
  /** Id of the `pin.renew`. */
  operation: string;
};

/** A picture of somebody. `to-send`: made here, not on the server yet. `sent`: the server has it. */
export type PhotoRow = {
  hash: Hash;
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  state: 'to-send' | 'sent';
};

/** A statement with its document packed (`packing.ts`), or as an earlier build stored it. */
export type StoredStatement = Omit<FeedRow<'statements'>, 'document'> & {
  document: Uint8Array | FeedRow<'statements'>['document'];
};
export type FeedTables = {
  [R in FeedRoom]: Table<Stored<R extends 'statements' ? StoredStatement : FeedRow<R>>, string>;
};

/** Rooms of the feed, in the order in which their tables stand. */
export const feedTables = [
  'establishments',
  'employees',
  'pins',
  'presence',
  'punches',
  'days',
  'taskLists',
  'checkOffs',
  'shifts',
  'formerEmployees',
  'accesses',
  'taskDefinitions',
  'teams',
  'locks',
  'corrections',
  'periodLocks',
  'statements',
  'shiftChanges',
  'positions',
  'absences',
  'swaps',
  'announcements',
  'contracts',
  'shiftsElsewhere',
] as const satisfies readonly FeedRoom[];

export type LocalDatabase = Dexie & {
  device: EntityTable<DeviceRow, 'key'>;
  heads: Table<HeadRow | LeaseRow, string>;
  journal: Table<JournalRow, [string, number]>;
  attachments: EntityTable<Attachment, 'hash'>;
  receipts: EntityTable<ReceiptRow, 'hash'>;
  sync: EntityTable<SyncRow, 'key'>;
  clock: EntityTable<ClockRow, 'key'>;
  lockout: EntityTable<LockoutRow, 'key'>;
  settings: EntityTable<SettingsRow, 'key'>;
  localPins: EntityTable<LocalPinRow, 'person'>;
  photos: EntityTable<PhotoRow, 'hash'>;
} & FeedTables;

/**
 * Opens nothing yet: describes the one database. A later version adds a `version(n)` below this one
 * and never touches what stands in `journal`, `attachments`, `receipts` or `heads` (rule P13).
 */
export function describeDatabase(platform: Platform): LocalDatabase {
  const database = new Dexie(platform.databaseName, {
    indexedDB: platform.indexedDB,
    IDBKeyRange: platform.keyRange,
    // A tick means durable (S10); a live query never shows what is not committed (S12).
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
  }) as LocalDatabase;
  database.version(1).stores({
    device: 'key',
    heads: 'key',
    journal: '[epoch+seq], id, aside, [overlay+person+when], [overlay+day]',
    attachments: 'hash',
    receipts: 'hash',
    sync: 'key',
    clock: 'key',
    lockout: 'key',
    settings: 'key',
    establishments: 'key',
    employees: 'key',
    pins: 'key',
    presence: 'key',
    punches: 'key, [person+at], day',
    days: 'key, [person+day], day',
    taskLists: 'key',
    checkOffs: 'key, day',
    shifts: 'key, start',
  });
  database
    .version(2)
    .stores({
      journal: '[epoch+seq], id, aside, [overlay+person+when], [overlay+day], [overlay+about]',
      punches: 'key, [person+at], day, unknown',
      formerEmployees: 'key',
      accesses: 'key',
      taskDefinitions: 'key, list',
      localPins: 'person',
      photos: 'hash, state',
    })
    .upgrade(readFeedAgain('version-2'));
  database.version(3).stores({ teams: 'key' }).upgrade(readFeedAgain('version-3'));
  database.version(4).stores({ locks: 'key' }).upgrade(readFeedAgain('version-4'));
  database
    .version(5)
    .stores({
      // Almost no punch has a flag, so the index costs almost nothing; what is doubtful is found by it.
      punches: 'key, [person+at], day, unknown, *flags',
      corrections: 'key, [person+day], day',
      periodLocks: 'key',
      statements: 'key, [person+to], to',
    })
    .upgrade(readFeedAgain('version-5'));
  database
    .version(6)
    .stores({
      shifts: 'key, start, [person+start]',
      shiftChanges: 'key, [person+at], at',
      positions: 'key',
      absences: 'key, person',
      swaps: 'key',
      announcements: 'key, from',
    })
    .upgrade(readFeedAgain('version-6'));
  database
    .version(7)
    .stores({ contracts: 'key', shiftsElsewhere: 'key, start' })
    .upgrade(readFeedAgain('version-7'));
  refuseWritesBeside(database);
  return database;
}

/**
 * Rooms and fields that an older build left out are read from the feed's start, as in a resync. What is pending stays
 * as it is.
 */
function readFeedAgain(resync: string): (trx: Transaction) => Promise<void> {
  return async (trx) => {
    await trx.table<SyncRow>('sync').toCollection().modify({ cursor: null, resync });
    // Until then nobody has the fields that this build reads.
    await trx
      .table<EmployeeRow>('employees')
      .toCollection()
      .modify((row) => void Object.assign(row, { ...unsetDetails, ...row }));
  };
}
