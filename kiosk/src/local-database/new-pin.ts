import { base64urlnopad } from '@scure/base';
import type { Transaction } from 'dexie';
import { pinTagInput } from '@comptoir/shared/access/pin';
import { grantSchema } from '@comptoir/shared/devices/enrolment';
import { seal } from '@comptoir/shared/devices/sealing';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import type { Auth } from '@comptoir/shared/journal/operation';
import { makePinSalt } from '../platform/pin-salt.ts';
import { sealingCrypto } from '../platform/sealing-crypto.ts';
import { type Draft, type Writer, newId, newSalt } from '../sync/journal.ts';
import { pinKeyOf } from './withdrawal.ts';
import { pinOf, pinTables } from './pins.ts';
import { readTogether } from './reading.ts';
import type { LocalDatabase, LocalPinRow } from './schema.ts';

/** A PIN that is about to be set: its operation, and the verifier by which this tablet knows it at once. */
export type PreparedPin = { draft: Draft; row: LocalPinRow };

/**
 * Hashes and seals a PIN that was found good (spec PIN-17). Everything that takes time or another thread happens here,
 * before any transaction; the PIN itself is in nothing that comes out.
 *
 * @param input.change its owner is asked for another one at first use
 */
export async function preparePin(
  writer: Writer,
  input: { person: string; pin: string; change: boolean; actor: string; auth: Auth },
): Promise<PreparedPin> {
  const { person, pin, change, actor, auth } = input;
  const { platform, database } = writer;
  const identity = writer.identity();
  const { organisation, grant } = identity;
  const { sealKey } = grantSchema.parse(JSON.parse(grant));
  const before = await readTogether(database, pinTables(database), () => pinOf(database, person));
  const from = before?.version ?? 0;
  const version = from + 1;
  const salt = makePinSalt((length) => platform.random(length));
  const bcrypt = await platform.hashPin(pin, salt);
  const encoder = new TextEncoder();
  const sealed = await seal(sealingCrypto(platform), sealKey, 'pin', encoder.encode(bcrypt));
  const text = makeAttachment(newSalt(writer), JSON.stringify(sealed));
  const tag = await platform.crypto.subtle.sign(
    'HMAC',
    pinKeyOf(identity),
    encoder.encode(pinTagInput({ organisation, person, version, bcrypt })),
  );
  const id = newId(writer);
  const { length } = pin;
  return {
    draft: {
      id,
      kind: 'pin.renew',
      body: { person, from, length, change, sealedText: text.hash },
      actor,
      auth,
      clock: writer.clock.reading(),
      attachments: [text],
    },
    row: {
      ...{ person, version, length, salt, change, operation: id },
      tag: base64urlnopad.encode(new Uint8Array(tag)),
      setAt: writer.clock.corrected(),
      setBy: actor,
    },
  };
}

/** In the transaction that writes the operation. */
export async function putLocalPin(
  _trx: Transaction,
  database: LocalDatabase,
  row: LocalPinRow,
): Promise<void> {
  await database.localPins.put(row);
}
