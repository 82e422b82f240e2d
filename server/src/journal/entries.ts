import { attachmentsOf } from '@comptoir/shared/journal/attachments';
import { isFact } from '@comptoir/shared/journal/kinds';
import type { Operation } from '@comptoir/shared/journal/operation';
import type { Outcome } from '@comptoir/shared/sync/messages';
import type { Trx } from '../database/connection.ts';
import { projectJudged } from './authorise.ts';
import {
  type Accepted,
  type Batch,
  type Entry,
  type Verdict,
  applied,
  refusedBecause,
} from './batch.ts';
import { writeChanges } from './changes.ts';
import { FeedDraft } from './feed-draft.ts';
import { type Head, moveHead, nextChain } from './head.ts';
import { findEstablishments, findIds } from './queries.ts';
import { portalJudge, projectionOf } from './projections.ts';
import { type StoredOperation, insertOperations } from './stored.ts';

export type Appended = {
  outcomes: Outcome[];
  head: Head;
  /** Establishments whose tablets have something to fetch, once the transaction has committed. */
  touched: Set<string>;
};

/**
 * Gives entries their positions, projects them, records what became of each and moves the head. The only
 * way into the journal. The caller holds the head's lock and has checked sequence, chain and attachments.
 */
export async function appendEntries(
  trx: Trx,
  at: {
    organisation: string;
    receivedAt: number;
    head: Head;
    sealedPins?: Batch['sealedPins'];
    /** A journal that is projected again. */
    again?: true;
  },
  entries: readonly Entry[],
): Promise<Appended> {
  const { organisation, receivedAt } = at;
  const batch: Batch = {
    trx,
    organisation,
    receivedAt,
    establishments: await findEstablishments(trx, organisation, establishmentsIn(entries)),
    feed: new FeedDraft(organisation),
    sealedPins: at.sealedPins ?? new Map(),
    again: at.again ?? false,
  };
  const verdicts = await admit(batch, entries);
  const judge = batch.again ? null : portalJudge(batch, entries);
  for (const group of groups(entries, verdicts)) {
    const items = group.map((index) => accept(entries, index, at.head.position + 1 + index));
    const project = projectionOf(items[0]!.operation.kind);
    const found = await projectJudged(batch, judge, items, project);
    group.forEach((index, at) => verdicts.set(index, found[at]!));
  }
  const rows = chain(at, entries, verdicts);
  await insertOperations(trx, rows);
  await writeChanges(trx, entries, rows);
  await batch.feed.write(trx);
  const last = rows.at(-1);
  const head = last ? { position: last.position, chain: last.chain } : at.head;
  if (last) await moveHead(trx, organisation, head);
  return { outcomes: rows.map(outcomeOf), head, touched: batch.feed.touched() };
}

/** What a stored row answers, now and at every later time. */
export function outcomeOf(row: StoredOperation): Outcome {
  const { id, position, status, refusal, flags } = row;
  const outcome = { id, seq: row.seq ?? 0, position, status, flags };
  return refusal === null ? outcome : { ...outcome, refusal };
}

/** Verdicts that need neither room nor roster: unreadable, unknown, of another store. */
async function admit(batch: Batch, entries: readonly Entry[]): Promise<Map<number, Verdict>> {
  const verdicts = new Map<number, Verdict>();
  const seen = await findIds(batch.trx, batch.organisation, idsIn(entries));
  entries.forEach((entry, index) => {
    if (!entry.parsed.ok) {
      verdicts.set(index, refusedBecause(entry.parsed.refusal));
      return;
    }
    const { id, kind, establishment } = entry.parsed.value;
    // An id names one operation for ever: a second one could pass itself off as the first.
    if (seen.has(id)) verdicts.set(index, refusedBecause('malformed'));
    seen.add(id);
    if (entry.decided) verdicts.set(index, refusedBecause(entry.decided));
    if (!entry.device || verdicts.has(index)) return;
    if (establishment === null || !batch.establishments.has(establishment)) {
      verdicts.set(index, refusedBecause('foreign-establishment'));
    } else if (!isFact(kind) && establishment !== entry.device.establishment) {
      verdicts.set(index, refusedBecause('foreign-establishment'));
    }
  });
  return verdicts;
}

/**
 * Indices of the entries that go to their rooms, grouped so that a long push needs few statements. Facts
 * of different rooms do not depend on each other; any other operation is a border that nothing crosses.
 */
function groups(entries: readonly Entry[], verdicts: Map<number, Verdict>): number[][] {
  const found: number[][] = [];
  // Runs that still take members, by room: several of facts, or one of changes.
  let open = new Map<unknown, number[]>();
  let openFor: 'facts' | 'changes' = 'facts';
  for (const [index, { parsed }] of entries.entries()) {
    if (!parsed.ok || verdicts.has(index)) continue;
    const { kind } = parsed.value;
    const room = projectionOf(kind);
    const sort = isFact(kind) ? 'facts' : 'changes';
    if (sort !== openFor || (sort === 'changes' && !open.has(room))) open = new Map();
    openFor = sort;
    const run = open.get(room);
    if (run) run.push(index);
    else {
      const begun = [index];
      open.set(room, begun);
      found.push(begun);
    }
  }
  return found;
}

function accept(entries: readonly Entry[], index: number, position: number): Accepted {
  const { parsed, after, flags } = entries[index]!;
  if (!parsed.ok) throw new Error('Only a readable operation reaches its room.');
  return { operation: parsed.value, position, after, flags } as Accepted;
}

function chain(
  at: { organisation: string; receivedAt: number; head: Head },
  entries: readonly Entry[],
  verdicts: Map<number, Verdict>,
): StoredOperation[] {
  let link = at.head.chain;
  const ids = new Set<string>();
  return entries.map((entry, index) => {
    const verdict = verdicts.get(index) ?? applied();
    const operation = entry.parsed.ok ? entry.parsed.value : null;
    // A malformed operation vouches for nothing that it says about itself.
    const readable =
      verdict.status === 'refused' && verdict.refusal === 'malformed' ? null : operation;
    if (readable) ids.add(readable.id);
    const position = at.head.position + 1 + index;
    const { hash, bytes } = entry;
    const refusal = verdict.status === 'refused' ? verdict.refusal : null;
    const flags = verdict.status === 'applied' ? verdict.flags : [];
    const { receivedAt } = at;
    link = nextChain(link, { position, hash, receivedAt, status: verdict.status, refusal, flags });
    return {
      organisation: at.organisation,
      position,
      hash,
      chain: link,
      bytes,
      ...namesOf(readable),
      device: entry.device?.device ?? null,
      epoch: entry.device?.epoch ?? null,
      seq: entry.device?.seq ?? null,
      received_at: receivedAt,
      status: verdict.status,
      refusal,
      flags,
    };
  });
}

function namesOf(operation: Operation | null): {
  id: string | null;
  kind: string | null;
  establishment: string | null;
  actor: string | null;
} {
  if (!operation) return { id: null, kind: null, establishment: null, actor: null };
  const { id, kind, establishment, actor } = operation;
  return { id, kind, establishment, actor };
}

function idsIn(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ parsed }) => (parsed.ok ? [parsed.value.id] : []));
}

function establishmentsIn(entries: readonly Entry[]): string[] {
  const named = entries.flatMap(({ parsed }) => (parsed.ok ? [parsed.value.establishment] : []));
  return [...new Set(named)].filter((establishment) => establishment !== null);
}

/** Hashes of the attachments that the readable entries refer to. */
export function attachmentsIn(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ parsed }) => (parsed.ok ? attachmentsOf(parsed.value.body) : []));
}
