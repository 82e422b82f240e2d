import { type ServerEvidence, evidenceFormat } from '@comptoir/shared/evidence/file';
import { attachmentsOf } from '@comptoir/shared/journal/attachments';
import {
  type Operation,
  isDeviceOperation,
  parseOperation,
} from '@comptoir/shared/journal/operation';
import type { Deps } from '../../deps.ts';
import { storedKey } from '../../platform/signature.ts';
import type { StoredOperation } from '../../journal/stored.ts';
import { writeName } from '../../journal/telling/names.ts';
import { checkpointOver } from '../checkpoints.ts';
import { growTree, treeOf } from '../journal-tree.ts';
import { findOrganisationName } from '../queries.ts';
import { pathAt } from '../tree.ts';
import { findAttachments, findNameText, findReceipts, findStores, findTablets } from './queries.ts';
import { type Subject, operationsAbout } from './subject.ts';

type Needs = Pick<Deps, 'db' | 'clock' | 'keys'>;

/** What the server hands out about one person and period (spec EVID-10); nothing of anybody else's is in it. */
export async function makeEvidence(
  deps: Needs,
  organisation: string,
  subject: Subject,
): Promise<ServerEvidence> {
  const { db, clock, keys } = deps;
  const rows = await operationsAbout(db, organisation, subject);
  const { size, payload, signature } = await checkpointOver(
    deps,
    organisation,
    rows.at(-1)?.position ?? 0,
  );
  const operations = await withPaths(deps, organisation, { rows, size });
  const said = rows.flatMap(({ bytes }) => {
    const parsed = bytes === null ? null : parseOperation(bytes);
    return parsed?.ok ? [parsed.value] : [];
  });
  return {
    format: evidenceFormat,
    from: 'server',
    organisation,
    organisationName: await findOrganisationName(db, organisation),
    subject: {
      ...subject,
      name: writeName(await findNameText(db, organisation, subject.person)),
    },
    madeAt: clock.now(),
    key: keys.receipt.publicKey,
    checkpoint: { payload, signature },
    operations,
    receipts: await findReceipts(db, organisation, said.flatMap(citedBy)),
    devices: await tablets(deps, organisation, rows),
    texts: await findAttachments(
      db,
      organisation,
      // A merge is about records, and their names are no evidence of time.
      said.flatMap(({ body }) => attachmentsOf(body)),
    ),
  };
}

async function withPaths(
  { db }: Needs,
  organisation: string,
  { rows, size }: { rows: readonly StoredOperation[]; size: number },
): Promise<ServerEvidence['operations']> {
  await growTree(db, organisation, size);
  const tree = treeOf(db, organisation, size);
  const operations: ServerEvidence['operations'] = [];
  for (const { position, bytes, hash, received_at, status, refusal, flags } of rows) {
    const link = { position, hash, receivedAt: received_at, status, refusal, flags };
    operations.push({ bytes, link, path: await pathAt(tree, position - 1, size) });
  }
  return operations;
}

function citedBy(operation: Operation): string[] {
  const receipt = isDeviceOperation(operation) ? operation.receipt : null;
  return receipt === null ? [] : [receipt];
}

async function tablets(
  { db }: Needs,
  organisation: string,
  rows: readonly StoredOperation[],
): Promise<ServerEvidence['devices']> {
  const ids = rows.flatMap(({ device }) => (device === null ? [] : [device]));
  const stores = await findStores(db, organisation);
  const found = await findTablets(db, organisation, ids);
  return found.map(({ id, establishment, sign_key }) => ({
    device: id,
    establishment,
    store: stores.get(establishment)?.name ?? establishment,
    key: storedKey(sign_key),
  }));
}
