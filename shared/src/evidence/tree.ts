import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Hash } from '../journal/hash.ts';

/**
 * The tree of RFC 9162 §2.1 over the links of a journal: SHA-256, 0x00 before a leaf, 0x01 before two children. A leaf can
 * so never be presented as a node. Hashes are written in hexadecimal.
 */

/** What the chain and the tree cover of one operation: that it is there, and what became of it. */
export type Link = {
  position: number;
  hash: Hash;
  /** When the server first held it, ms. */
  receivedAt: number;
  status: string;
  refusal: string | null;
  flags: readonly string[];
};

/** The text of a link, as `comptoir-journal-v1` chains it and as the tree's leaf hashes it (spec EVID-2). */
export function linkText({ position, hash, receivedAt, status, refusal, flags }: Link): string {
  return JSON.stringify([position, hash, receivedAt, status, refusal, flags]);
}

/** The two ways in which the tree hashes: the tablet's own, or the machine's faster one. */
export type TreeHasher = { leaf: (text: string) => Hash; node: (left: Hash, right: Hash) => Hash };

const zero = Uint8Array.of(0);
const one = Uint8Array.of(1);

export const plainHasher: TreeHasher = {
  leaf: (text) => bytesToHex(sha256(concatBytes(zero, utf8ToBytes(text)))),
  node: (left, right) => bytesToHex(sha256(concatBytes(one, hexToBytes(left), hexToBytes(right)))),
};

/** SHA-256 of nothing: the root of a journal without an operation. */
export const emptyRoot: Hash = bytesToHex(sha256(new Uint8Array()));

/** The largest power of two below `size` (at least 2): where the tree of that many leaves parts. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** MTH of RFC 9162 §2.1.1. */
export function rootOf(leaves: readonly Hash[], hasher: TreeHasher = plainHasher): Hash {
  const [first] = leaves;
  if (first === undefined) return emptyRoot;
  if (leaves.length === 1) return first;
  const split = splitOf(leaves.length);
  return hasher.node(rootOf(leaves.slice(0, split), hasher), rootOf(leaves.slice(split), hasher));
}

/** PATH of RFC 9162 §2.1.3.1: from the sibling of the leaf at `index` up to the root's child. */
export function pathOf(
  index: number,
  leaves: readonly Hash[],
  hasher: TreeHasher = plainHasher,
): Hash[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...pathOf(index, left, hasher), rootOf(right, hasher)]
    : [...pathOf(index - split, right, hasher), rootOf(left, hasher)];
}

/**
 * The root that a leaf and its path lead to (RFC 9162 §2.1.3.2).
 *
 * @returns null where a tree of `size` has no such leaf, or a path of another length
 */
export function rootFromPath(
  leaf: Hash,
  at: { index: number; size: number; path: readonly Hash[] },
  hasher: TreeHasher = plainHasher,
): Hash | null {
  const { index, size, path } = at;
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return null;
  let [node, last] = [index, size - 1];
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      hash = hasher.node(sibling, hash);
      // The right edge of an incomplete tree: levels at which the node has no sibling are skipped.
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      hash = hasher.node(hash, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : null;
}

/**
 * The tree of a journal that is read from its beginning, in memory that grows with the number's digits: the root of what was
 * added so far can be asked for at any time.
 */
export class GrowingTree {
  readonly #hasher: TreeHasher;
  /** Complete subtrees, the largest first, each a power of two. */
  readonly #peaks: { leaves: number; hash: Hash }[] = [];
  /** Of the complete subtrees that end with the newest leaf, by their number of leaves. */
  readonly #ends = new Map<number, Hash>();
  #size = 0;

  constructor(hasher: TreeHasher = plainHasher) {
    this.#hasher = hasher;
  }

  get size(): number {
    return this.#size;
  }

  add(leaf: Hash): void {
    let peak = { leaves: 1, hash: leaf };
    this.#ends.clear();
    this.#ends.set(1, leaf);
    let last = this.#peaks.at(-1);
    while (last?.leaves === peak.leaves) {
      this.#peaks.pop();
      peak = { leaves: peak.leaves * 2, hash: this.#hasher.node(last.hash, peak.hash) };
      this.#ends.set(peak.leaves, peak.hash);
      last = this.#peaks.at(-1);
    }
    this.#peaks.push(peak);
    this.#size += 1;
  }

  /** The hash of the complete subtree that ends here and has so many leaves; undefined where none does. */
  peak(leaves: number): Hash | undefined {
    return this.#ends.get(leaves);
  }

  root(): Hash {
    const last = this.#peaks.at(-1);
    if (!last) return emptyRoot;
    return this.#peaks
      .slice(0, -1)
      .reduceRight((right, { hash }) => this.#hasher.node(hash, right), last.hash);
  }
}
