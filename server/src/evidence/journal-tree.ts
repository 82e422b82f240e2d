import type { Hash } from '@comptoir/shared/journal/hash';
import type { Database } from '../database/connection.ts';
import type { Tables } from '../database/tables.ts';
import { keepNodes } from './commands.ts';
import { countNodes, findLeaves, findNodes } from './queries.ts';
import { type TreeSource, blockLevel, blockSize, nativeHasher, rootAt } from './tree.ts';

type Node = Tables['tree_node'];

/** Blocks whose hashes are written together: a push waits for one of these at most. */
const together = 16;

/**
 * Keeps the inner hashes that the journal's first `size` operations complete and that are not kept yet. Costs the new
 * operations alone; between two writes everybody else has their turn.
 *
 * @throws the signal's reason once it is aborted: what was kept until then stays
 */
export async function growTree(
  db: Database,
  organisation: string,
  size: number,
  signal?: AbortSignal,
): Promise<void> {
  const blocks = Math.floor(size / blockSize);
  for (let block = await countNodes(db, organisation, blockLevel); block < blocks;) {
    const end = Math.min(blocks, block + together);
    const nodes: Node[] = [];
    for (; block < end; block += 1) {
      signal?.throwIfAborted();
      const leaves = await findLeaves(db, organisation, block * blockSize, (block + 1) * blockSize);
      const hash = foldPairs(leaves);
      nodes.push({ organisation, level: blockLevel, number: block, hash });
      await completeAbove(db, organisation, nodes);
    }
    await keepNodes(db, nodes);
  }
}

/** The parents that the newest of these nodes completes: both children are there. */
async function completeAbove(db: Database, organisation: string, nodes: Node[]): Promise<void> {
  for (let last = nodes.at(-1); last && last.number % 2 === 1; last = nodes.at(-1)) {
    const { level, number } = last;
    const isLeft = (node: Node) => node.level === level && node.number === number - 1;
    const left =
      nodes.find(isLeft)?.hash ??
      (await findNodes(db, organisation, { level, from: number - 1, to: number - 1 }))[0];
    if (left === undefined) throw new Error('The tree of the journal has a gap.');
    const hash = nativeHasher.node(left, last.hash);
    nodes.push({ organisation, level: level + 1, number: (number - 1) / 2, hash });
  }
}

/** The root of a complete block. */
function foldPairs(leaves: Hash[]): Hash {
  let level = leaves;
  while (level.length > 1) {
    level = level.flatMap((left, at) =>
      at % 2 === 0 ? [nativeHasher.node(left, level[at + 1] ?? '')] : [],
    );
  }
  return level[0] ?? '';
}

/** Reads the tree over the first `size` operations, to which `growTree` has grown it. What it read once it knows: the paths of one file share most of their hashes. */
export function treeOf(db: Database, organisation: string, size: number): TreeSource {
  const known = new Map<string, Hash>();
  let block: { number: number; leaves: Hash[] } | null = null;
  return {
    async leaves(from, to) {
      const number = Math.floor(from / blockSize);
      const start = number * blockSize;
      if (block?.number !== number) {
        const end = Math.min(start + blockSize, size);
        block = { number, leaves: await findLeaves(db, organisation, start, end) };
      }
      return block.leaves.slice(from - start, to - start);
    },
    async node(level, number) {
      const key = `${level} ${number}`;
      const held = known.get(key);
      if (held !== undefined) return held;
      const [hash] = await findNodes(db, organisation, { level, from: number, to: number });
      if (hash === undefined) throw new Error('The tree of the journal has a gap.');
      known.set(key, hash);
      return hash;
    },
  };
}

/** The root over the journal's first `size` operations, once the tree has grown to it. */
export async function rootOfJournal(
  db: Database,
  organisation: string,
  size: number,
  signal?: AbortSignal,
): Promise<Hash> {
  await growTree(db, organisation, size, signal);
  return rootAt(treeOf(db, organisation, size), size);
}
