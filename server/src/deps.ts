import type { KeyObject, webcrypto } from 'node:crypto';
import type { PublicKey } from '@comptoir/shared/devices/enrolment';
import type { Logger } from 'pino';
import type { Backups } from './database/backup/backups.ts';
import type { Database } from './database/connection.ts';
import type { Clock } from './platform/clock.ts';
import type { Random } from './platform/random.ts';

/** Secrets that live outside the database, in `DATA_DIR/keys` or the environment. */
export type ServerKeys = {
  /** ES256: signs receipts. */
  receipt: { privateKey: KeyObject; publicKey: PublicKey };
  /** ECDH P-256: emergency exports and PINs set on tablets are sealed to it. */
  seal: { privateKey: webcrypto.CryptoKey; publicKey: PublicKey };
  /** ECDSA P-256: tells push services who sends (RFC 8292). `d` is the secret, base64url. */
  vapid: { publicKey: PublicKey; d: string };
  /** 32 bytes, AES-256-GCM: bcrypt strings of PINs and device keys at rest. */
  pin: Uint8Array<ArrayBuffer>;
  /** 32 bytes, HMAC-SHA-256 over passwords before they are hashed; `id` stands in each account's row. */
  pepper: { id: string; key: Uint8Array<ArrayBuffer> };
};

/** Tells the open streams of an establishment that there is something to fetch; carries nothing else. */
export type Pokes = {
  poke(organisation: string, establishment: string): void;
  /** A revoked device's streams close at once. */
  close(device: string): void;
};

/** What the composition root hands to every room. */
export type Deps = {
  db: Database;
  clock: Clock;
  random: Random;
  keys: ServerKeys;
  pokes: Pokes;
  log: Logger;
  /** Left out: none are taken. */
  backups?: Backups;
  /** bcrypt cost of the PINs that are made here; left out: the one that every tablet repeats at its checks (`pinCost`). */
  pinCost?: number;
};
