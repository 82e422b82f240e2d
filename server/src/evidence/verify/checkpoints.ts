import {
  type Checkpoint,
  type CheckpointPayload,
  checkpointInput,
  checkpointPayloadSchema,
} from '@comptoir/shared/evidence/checkpoint';
import type { PublicKey } from '@comptoir/shared/devices/enrolment';
import { GrowingTree, linkText } from '@comptoir/shared/evidence/tree';
import type { Hash } from '@comptoir/shared/journal/hash';
import type { Reader } from '../../database/connection.ts';
import { firstChain } from '../../journal/head.ts';
import type { StoredOperation } from '../../journal/stored.ts';
import { verifySignature } from '../../platform/signature.ts';
import { countNodes, findNodes } from '../queries.ts';
import { blockLevel, blockSize, nativeHasher } from '../tree.ts';
import type { EvidenceFault } from './faults.ts';
import { allCheckpoints } from './queries.ts';

/** A checkpoint that was kept outside the server. */
export type GivenCheckpoint = { file: string; checkpoint: Checkpoint };
type Expected = { payload: CheckpointPayload; file: string | null };

/** What a signed checkpoint says; null where this key did not sign it. */
export function readCheckpoint(
  key: PublicKey,
  { payload, signature }: Checkpoint,
): CheckpointPayload | null {
  if (!verifySignature(key, checkpointInput(payload), signature)) return null;
  // Signed by this server's own key: what it says has the shape that this server gave it.
  return checkpointPayloadSchema.parse(JSON.parse(payload));
}

/** Every checkpoint against the journal as it is now, in one walk, and the inner hashes that are kept (spec EVID-5). */
export class CheckpointCheck {
  fault: EvidenceFault | null = null;
  checkpoints = 0;
  readonly #db: Reader;
  readonly #organisation: string;
  /** Those still ahead, the smallest last. */
  readonly #ahead: Expected[];
  readonly #tree = new GrowingTree(nativeHasher);
  /** Operations whose subtrees are all kept. */
  readonly #grown: number;

  private constructor(
    db: Reader,
    organisation: string,
    { expected, grown }: { expected: readonly Expected[]; grown: number },
  ) {
    this.#db = db;
    this.#grown = grown;
    this.#organisation = organisation;
    this.#ahead = [...expected].sort((a, b) => b.payload.size - a.payload.size);
  }

  /** @param given those of this organisation that were kept elsewhere, read and signed */
  static async of(
    db: Reader,
    organisation: string,
    { key, given }: { key: PublicKey; given: readonly Expected[] },
  ): Promise<CheckpointCheck> {
    const rows = await allCheckpoints(db, organisation);
    const expected: Expected[] = [...given];
    const grown = (await countNodes(db, organisation, blockLevel)) * blockSize;
    let fault: EvidenceFault | null = null;
    for (const { size, at, ...checkpoint } of rows) {
      const payload = readCheckpoint(key, checkpoint);
      const about = { about: 'checkpoint', size, at, file: null } as const;
      const { organisation: whose } = payload ?? {};
      const isSame = payload?.size === size && payload.at === at && whose === organisation;
      if (payload === null) fault ??= { ...about, fault: 'signature' };
      else if (!isSame) fault ??= { ...about, fault: 'columns' };
      else expected.push({ payload, file: null });
    }
    const check = new CheckpointCheck(db, organisation, { expected, grown });
    check.fault = fault;
    check.#compare(firstChain(organisation));
    return check;
  }

  async look(rows: readonly StoredOperation[]): Promise<void> {
    for (const row of rows) {
      if (this.fault) return;
      const { received_at: receivedAt, ...link } = row;
      this.#tree.add(nativeHasher.leaf(linkText({ ...link, receivedAt })));
      if (this.#tree.size % blockSize === 0) await this.#compareNodes();
      this.#compare(row.chain);
    }
  }

  /** Once everything was looked at: what covers more than there is shows that operations are gone. */
  end(): void {
    const missing = this.#ahead.at(-1);
    if (missing) this.fault ??= faultOf(missing, 'shorter');
  }

  #compare(chain: Hash): void {
    for (let next = this.#ahead.at(-1); next?.payload.size === this.#tree.size;) {
      this.#ahead.pop();
      this.checkpoints += 1;
      const { payload } = next;
      if (payload.root !== this.#tree.root() || payload.chain !== chain) {
        this.fault ??= faultOf(next, 'root');
      }
      next = this.#ahead.at(-1);
    }
  }

  /** The kept hashes of the subtrees that end here: none is missing in front of one that is kept. */
  async #compareNodes(): Promise<void> {
    const { size } = this.#tree;
    for (let level = blockLevel; size % 2 ** level === 0; level += 1) {
      const number = size / 2 ** level - 1;
      const at = { level, from: number, to: number };
      const [kept] = await findNodes(this.#db, this.#organisation, at);
      if (kept === undefined ? size <= this.#grown : kept !== this.#tree.peak(2 ** level)) {
        this.fault ??= { about: 'tree', level, number };
      }
    }
  }
}

function faultOf(
  { payload: { size, at }, file }: Expected,
  fault: 'root' | 'shorter',
): EvidenceFault {
  return { about: 'checkpoint', size, at, file, fault };
}
