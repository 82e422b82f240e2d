import type { Attachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { Body, Kind } from '@comptoir/shared/journal/kinds';
import {
  type Auth,
  type Operation,
  type ServerEnvelope,
  parseServerOperation,
  serialise,
} from '@comptoir/shared/journal/operation';
import { ok } from '@comptoir/shared/refusals';
import type { Outcome } from '@comptoir/shared/sync/messages';
import type { Trx } from '../database/connection.ts';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import type { OrganisationScope } from '../http/scopes.ts';
import { missingAttachments, soundAttachments, storeAttachments } from './attachments.ts';
import type { Entry } from './batch.ts';
import { type Appended, appendEntries, attachmentsIn } from './entries.ts';
import { lockHead } from './head.ts';
import { hashWritten } from './native-hash.ts';

/** An operation that the server writes for an account, a token, a local command or itself. */
export type NewServerOperation = {
  [K in Kind]: {
    establishment: string | null;
    actor: string | null;
    auth: Auth;
    source: ServerEnvelope['source'];
    kind: K;
    body: Body<K>;
    attachments: Attachment[];
  };
}[Kind];

/** The version that the server signs its own operations with. */
const app = 'server';

/**
 * Appends operations of the server's own, all in one transaction, and wakes the tablets that they concern.
 *
 * @returns their outcomes in order, `seq` 0; an outcome's id is the id that the operation was given
 * @throws when an operation is malformed or an attachment is missing: that is a bug of the caller
 */
export async function appendServer(
  deps: Deps,
  scope: OrganisationScope,
  operations: readonly NewServerOperation[],
): Promise<Outcome[]> {
  const { outcomes, touched } = await inTransaction(deps.db, (trx) =>
    appendWithin(trx, deps, scope, operations),
  );
  wake(deps, scope.organisation, touched);
  return outcomes;
}

/**
 * The same inside a transaction of the caller, who has rows of its own to write with them. It must be the
 * first statement there, since it takes the organisation's lock; `wake` belongs after the commit.
 */
export async function appendWithin(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'random'>,
  scope: OrganisationScope,
  operations: readonly NewServerOperation[],
): Promise<Appended> {
  const { organisation } = scope;
  const head = await lockHead(trx, organisation);
  const receivedAt = deps.clock.now();
  const entries = operations.map((operation) =>
    entryOf({
      v: 1,
      id: uuidv7(receivedAt, deps.random.bytes(10)),
      organisation,
      establishment: operation.establishment,
      actor: operation.actor,
      auth: operation.auth,
      zone: 'UTC',
      app,
      kind: operation.kind,
      body: operation.body,
      source: operation.source,
    } as Operation),
  );
  const given = soundAttachments(operations.flatMap(({ attachments }) => attachments));
  const needed = attachmentsIn(entries);
  const missing = await missingAttachments(trx, organisation, needed, given);
  if (missing.size > 0) throw new Error('An operation refers to an attachment that is not given.');
  await storeAttachments(trx, organisation, needed, given);
  return appendEntries(trx, { organisation, receivedAt, head }, entries);
}

/** Tells the open streams of these establishments that there is something to fetch. */
export function wake(
  deps: Pick<Deps, 'pokes'>,
  organisation: string,
  establishments: Iterable<string>,
): void {
  for (const establishment of establishments) deps.pokes.poke(organisation, establishment);
}

function entryOf(operation: Operation): Entry {
  const bytes = serialise(operation);
  // What the server writes must be readable for ever: by the strict reader, before it is stored.
  const parsed = parseServerOperation(bytes);
  if (!parsed.ok)
    throw new Error(`The server wrote a ${operation.kind} that is ${parsed.refusal}.`);
  const hash = hashWritten(bytes);
  return { hash, bytes, parsed: ok(parsed.value), device: null, after: null, flags: [] };
}
