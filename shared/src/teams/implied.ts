import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { foldName } from './tree.ts';

/**
 * The id of a team that exists only as a name that people bear (spec TEAM-6): the same wherever and whenever it is asked
 * for, so that the first act upon it can create it under that id.
 *
 * @param taken ids of the teams that stand: one that was created under this id bears another name by now
 */
export function impliedTeamId(
  of: { organisation: string; establishment: string; name: string },
  taken: ReadonlySet<string> = new Set(),
): string {
  const named = ['comptoir-team-v1', of.organisation, of.establishment, foldName(of.name)];
  for (let turn = 0; ; turn += 1) {
    const id = uuidOf(sha256(utf8ToBytes([...named, String(turn)].join('\n'))).slice(0, 16));
    if (!taken.has(id)) return id;
  }
}

/** A UUID of version 8 (RFC 9562 §5.8) over bytes of a hash. */
function uuidOf(bytes: Uint8Array): string {
  bytes[6] = 0x80 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytesToHex(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
