import { webcrypto } from 'node:crypto';
import { sealedSchema } from '@comptoir/shared/devices/enrolment';
import { type SealingCrypto, unseal } from '@comptoir/shared/devices/sealing';
import { type Attachment, attachmentHolds } from '@comptoir/shared/journal/attachments';
import type { Operation } from '@comptoir/shared/journal/operation';
import type { Result } from '@comptoir/shared/refusals';
import type { ServerKeys } from '../deps.ts';
import { sealBox } from '../platform/box.ts';

/** What bcrypt makes of a PIN: its version, the cost of every PIN, salt and digest (spec PIN-17). */
const bcryptShape = /^\$2b\$10\$[./A-Za-z0-9]{53}$/;

/**
 * Opens the PINs that tablets sealed to this server's key. WebCrypto waits: before the transaction, never in it.
 *
 * @param links what came, in order; only `pin.renew` is looked at
 * @returns the bcrypt string under the PIN key, bound to the person, by operation; what cannot be read is missing
 */
export async function openSealedPins(
  keys: Pick<ServerKeys, 'seal' | 'pin'>,
  links: readonly { parsed: Result<Operation, unknown> }[],
  attachments: readonly Attachment[],
): Promise<Map<string, string>> {
  const opened = new Map<string, string>();
  for (const { parsed } of links) {
    if (!parsed.ok || parsed.value.kind !== 'pin.renew') continue;
    const { id, body } = parsed.value;
    // Of two operations that share an id only the first is ever looked at by its room.
    if (opened.has(id)) continue;
    const attachment = attachments.find(({ hash }) => hash === body.sealedText);
    if (!attachment || !attachmentHolds(attachment)) continue;
    const bcrypt = await openSealed(keys, attachment.text);
    if (bcrypt !== null) opened.set(id, sealBox(keys.pin, body.person, bcrypt));
  }
  return opened;
}

async function openSealed(
  { seal }: Pick<ServerKeys, 'seal'>,
  text: string,
): Promise<Uint8Array | null> {
  try {
    const sealed = sealedSchema.parse(JSON.parse(text));
    const crypto = webcrypto as unknown as SealingCrypto;
    const bytes = await unseal(crypto, seal, 'pin', sealed);
    return bcryptShape.test(new TextDecoder().decode(bytes)) ? bytes : null;
  } catch {
    // Not JSON, not sealed to this key, altered: whatever it is, it is no PIN, and its operation says so (malformed).
    return null;
  }
}
