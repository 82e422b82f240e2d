import { hash } from 'node:crypto';
import { GrowingTree, type TreeHasher, emptyRoot, splitOf } from '@comptoir/shared/evidence/tree';
import type { Hash } from '@comptoir/shared/journal/hash';

/** The tree's hashes by the machine's own SHA-256. */
export const nativeHasher: TreeHasher = {
  leaf: (text) => hash('sha256', Buffer.from(`\0${text}`)),
  node(left, right) {
    const bytes = Buffer.allocUnsafe(65);
    bytes[0] = 1;
    bytes.write(left, 1, 'hex');
    bytes.write(right, 33, 'hex');
    return hash('sha256', bytes);
  },
};

/**
 * Subtrees of at least this many leaves are kept once they are complete; what is smaller is hashed again from its leaves.
 * `blockLevel` is the level of a block: two to that power are its leaves.
 */
export const blockLevel = 8;
export const blockSize = 2 ** blockLevel;

/** Where the tree's parts come from. */
export type TreeSource = {
  /** Hashes of the leaves `from` … `to - 1`, all of one block. */
  leaves(from: number, to: number): Promise<Hash[]>;
  /** The hash of a complete subtree of `2 ** level` leaves that is kept. */
  node(level: number, number: number): Promise<Hash>;
};

/** The root over the first `size` leaves. */
export function rootAt(source: TreeSource, size: number): Promise<Hash> {
  return rootOfRange(source, 0, size);
}

/** The path from the leaf at `index` to the root over the first `size` leaves. */
export async function pathAt(source: TreeSource, index: number, size: number): Promise<Hash[]> {
  const path: Hash[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const split = from + splitOf(to - from);
    if (index < split) {
      path.unshift(await rootOfRange(source, split, to));
      to = split;
    } else {
      path.unshift(await rootOfRange(source, from, split));
      from = split;
    }
  }
  return path;
}

async function rootOfRange(source: TreeSource, from: number, to: number): Promise<Hash> {
  const size = to - from;
  if (size === 0) return emptyRoot;
  if (size < blockSize) {
    const tree = new GrowingTree(nativeHasher);
    for (const leaf of await source.leaves(from, to)) tree.add(leaf);
    return tree.root();
  }
  const level = Math.log2(size);
  // Every part that the tree is split into begins at a multiple of its own size.
  if (Number.isInteger(level)) return source.node(level, from / size);
  const split = from + splitOf(size);
  const left = await rootOfRange(source, from, split);
  return nativeHasher.node(left, await rootOfRange(source, split, to));
}
