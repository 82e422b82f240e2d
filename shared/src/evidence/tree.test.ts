import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  GrowingTree,
  emptyRoot,
  linkText,
  pathOf,
  plainHasher,
  rootFromPath,
  rootOf,
} from './tree.ts';

const leavesOf = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => plainHasher.leaf(`leaf ${index}`));

/** A tree as nobody would build it twice: levels from below, an odd node is carried up as it is. */
function naiveRoot(leaves: readonly string[]): string {
  let level = [...leaves];
  while (level.length > 1) {
    const above: string[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at] ?? '', level[at + 1]];
      above.push(right === undefined ? left : plainHasher.node(left, right));
    }
    level = above;
  }
  return level[0] ?? emptyRoot;
}

const tree = fc
  .integer({ min: 1, max: 300 })
  .chain((size) =>
    fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }),
  );

describe('EVID-2 the tree of a journal', () => {
  it('hashes leaves and nodes as RFC 9162 does: known values', () => {
    // Computed with `printf '\x00' | sha256sum` and `printf '' | sha256sum`.
    expect(plainHasher.leaf('')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    expect(rootOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    const link = { position: 7, hash: 'ab', receivedAt: 5, status: 'applied', refusal: null };
    expect(linkText({ ...link, flags: ['double'] })).toBe('[7,"ab",5,"applied",null,["double"]]');
  });

  it('has the root of the naive tree, for any number of leaves', () => {
    for (let size = 0; size < 140; size += 1) {
      expect([size, rootOf(leavesOf(size))]).toEqual([size, naiveRoot(leavesOf(size))]);
    }
  });

  it('grows leaf by leaf to the same roots', () => {
    const grown = new GrowingTree();
    for (let size = 0; size < 140; size += 1) {
      expect([grown.size, grown.root()]).toEqual([size, rootOf(leavesOf(size))]);
      grown.add(plainHasher.leaf(`leaf ${size}`));
    }
  });

  it('leads from every leaf to the root', () => {
    fc.assert(
      fc.property(tree, ({ size, index }) => {
        const leaves = leavesOf(size);
        const path = pathOf(index, leaves);
        expect(rootFromPath(leaves[index]!, { index, size, path })).toBe(rootOf(leaves));
      }),
    );
  });

  it('leads nowhere with another leaf, index, size or path', () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), ({ size, index }, other, which) => {
        const leaves = leavesOf(size);
        const [root, path, leaf] = [rootOf(leaves), pathOf(index, leaves), leaves[index]!];
        const at = { index, size, path };
        expect(rootFromPath(plainHasher.leaf('forged'), at)).not.toBe(root);
        const elsewhere = other % (size + 3);
        if (elsewhere !== index) {
          expect(rootFromPath(leaf, { ...at, index: elsewhere })).not.toBe(root);
        }
        expect(rootFromPath(leaf, { ...at, path: [...path, root] })).toBeNull();
        if (path.length === 0) return;
        expect(rootFromPath(leaf, { ...at, path: path.slice(1) })).not.toBe(root);
        const bent = path.map((hash, at) => (at === which % path.length ? leaf : hash));
        if (bent.join() !== path.join()) {
          expect(rootFromPath(leaf, { ...at, path: bent })).not.toBe(root);
        }
        const turned = [...path].reverse();
        if (turned.join() !== path.join()) {
          expect(rootFromPath(leaf, { ...at, path: turned })).not.toBe(root);
        }
      }),
    );
  });
});
