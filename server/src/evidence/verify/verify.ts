import type { Checkpoint, CheckpointPayload } from '@comptoir/shared/evidence/checkpoint';
import type { PublicKey } from '@comptoir/shared/devices/enrolment';
import type { Database } from '../../database/connection.ts';
import { compareRebuilt } from '../../journal/rebuild.ts';
import { verifyJournal } from '../../journal/verify.ts';
import { BesideCheck } from './beside.ts';
import { CheckpointCheck, type GivenCheckpoint, readCheckpoint } from './checkpoints.ts';
import type { EvidenceFault } from './faults.ts';
import { everyOrganisation } from './queries.ts';
import { ReceiptCheck } from './receipts.ts';
import { type SignatureCounts, SignatureCheck } from './signatures.ts';

/** What was looked at of one organisation, and the first fault that each check found. */
export type Verified = {
  organisation: string;
  faults: EvidenceFault[];
  operations: number;
  receipts: number;
  clockBack: number;
  checkpoints: number;
  /** Projected rows that are the same; null: not compared, since the journal itself does not hold. */
  rows: number | null;
} & SignatureCounts;

/**
 * Verifies all that one organisation's journal and what is projected from it must keep (spec EVID-5): chains, tree and
 * checkpoints, keys and signatures of tablets, receipts, projections.
 *
 * @param options `key`: the public half of the receipt key · `given`: checkpoints that were kept elsewhere · `rebuildInto`:
 *   a file for the rebuilt database; left out: memory
 */
export async function verifyOrganisation(
  db: Database,
  organisation: string,
  options: {
    key: PublicKey;
    given?: readonly { payload: CheckpointPayload; file: string }[];
    rebuildInto?: string;
  },
): Promise<Verified> {
  const { key, given = [], rebuildInto } = options;
  const signatures = await SignatureCheck.of(db, organisation);
  const checkpoints = await CheckpointCheck.of(db, organisation, { key, given });
  const receipts = new ReceiptCheck(db, organisation, key);
  const beside = new BesideCheck(db, organisation);
  let operations = 0;
  const walked = await verifyJournal(db, organisation, async (rows) => {
    operations += rows.length;
    await signatures.look(rows);
    await checkpoints.look(rows);
    await receipts.look(rows);
    await beside.look(rows);
  });
  const faults: EvidenceFault[] = [];
  if (walked.ok) {
    await signatures.end();
    await receipts.end();
    await beside.end();
    checkpoints.end();
  } else {
    // Behind the first broken link nothing was looked at: what is missing there says nothing of its own.
    faults.push({ about: 'operation', ...walked.refusal });
  }
  for (const { fault } of [signatures, checkpoints, receipts, beside])
    if (fault) faults.push(fault);
  const same = walked.ok ? await compareRebuilt(db, organisation, rebuildInto) : null;
  if (same && !same.ok) faults.push({ about: 'row', ...same.refusal });
  return {
    organisation,
    faults,
    operations,
    receipts: receipts.receipts,
    clockBack: receipts.clockBack,
    checkpoints: checkpoints.checkpoints,
    rows: same?.ok ? same.value.rows : null,
    ...signatures.counts,
  };
}

/**
 * The same for every organisation of a database.
 *
 * @returns also the fault of each given checkpoint that belongs to none of them, or that this key did not sign
 */
export async function verifyAll(
  db: Database,
  options: {
    key: PublicKey;
    given: readonly GivenCheckpoint[];
    /** A name for a file that does not exist yet, each time another one. */
    rebuildInto: (organisation: string) => string;
  },
): Promise<{ verified: Verified[]; strange: EvidenceFault[] }> {
  const { key, rebuildInto } = options;
  const organisations = await everyOrganisation(db);
  const read = options.given.map(({ file, checkpoint }) => {
    return { file, payload: readCheckpoint(key, checkpoint), told: sizeIn(checkpoint) };
  });
  const strange = read.flatMap(({ file, payload, told }): EvidenceFault[] => {
    if (payload && organisations.includes(payload.organisation)) return [];
    const fault = payload ? 'unknown-organisation' : 'signature';
    return [{ about: 'checkpoint', ...told, file, fault }];
  });
  const verified: Verified[] = [];
  for (const organisation of organisations) {
    const given = read.flatMap(({ file, payload }) =>
      payload?.organisation === organisation ? [{ file, payload }] : [],
    );
    const into = rebuildInto(organisation);
    verified.push(await verifyOrganisation(db, organisation, { key, given, rebuildInto: into }));
  }
  return { verified, strange };
}

/** What a checkpoint claims, whoever signed it: only to name it. */
function sizeIn({ payload }: Checkpoint): { size: number; at: number } {
  const [, size = '0'] = /"size":(\d+)/.exec(payload) ?? [];
  const [, at = '0'] = /"at":(\d+)/.exec(payload) ?? [];
  return { size: Number(size), at: Number(at) };
}
