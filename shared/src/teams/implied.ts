import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { foldTeamName } from './tree.ts';

/**
 * The id of a team that exists only as a name that people bear (spec TEAM-6): the same wherever and whenever it is asked
 * for, so that the first act upon it can create it under that id.
 */
export function impliedTeamId(organisation: string, establishment: string, name: string): string {
  const named = ['comptoir-team-v1', organisation, establishment, foldTeamName(name)].join('\n');
  const bytes = sha256(utf8ToBytes(named)).slice(0, 16);
  bytes[6] = 0x80 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytesToHex(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
