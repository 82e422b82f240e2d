import { buildOperation, type Built, type Draft } from '../journal/chain.ts';
import type { Body, Kind } from '../journal/kinds.ts';
import type { DeviceOperation, OperationClock } from '../journal/operation.ts';
import { idOf } from './ids.ts';

export const zeroHash = '0'.repeat(64);

type Changes = Partial<Omit<Draft, 'kind' | 'body' | 'clock'>> & {
  clock?: Partial<OperationClock>;
};

/** A draft of a tablet, with everything plausible that a test does not speak of. `wall` in ms. */
export function draftOf<K extends Kind>(
  kind: K,
  body: Body<K>,
  wall: number,
  changes: Changes = {},
): Extract<Draft, { kind: K }> {
  return {
    id: idOf('o', 1),
    organisation: idOf('g'),
    establishment: idOf('e'),
    device: idOf('d', 1),
    epoch: idOf('h', 1),
    actor: null,
    auth: 'pin',
    zone: 'Europe/Paris',
    app: '1.0.0',
    receipt: null,
    ...changes,
    kind,
    body,
    clock: { wall, page: idOf('a'), sincePage: 0, offset: 0, jumped: false, ...changes.clock },
  } as unknown as Extract<Draft, { kind: K }>;
}

/** The same as an operation, first of its epoch. */
export function operationOf<K extends Kind>(
  kind: K,
  body: Body<K>,
  wall: number,
  changes: Changes = {},
): Extract<DeviceOperation, { kind: K }> {
  const draft: Draft = draftOf(kind, body, wall, changes);
  const { operation } = buildOperation({ seq: 0, hash: zeroHash }, draft);
  return operation as Extract<DeviceOperation, { kind: K }>;
}

/** Drafts tied one after the other, from seq 1. */
export function chainOf(drafts: readonly Draft[]): Built[] {
  const built: Built[] = [];
  for (const draft of drafts) {
    const previous = built.at(-1);
    const head = previous
      ? { seq: previous.operation.seq, hash: previous.hash }
      : { seq: 0, hash: zeroHash };
    built.push(buildOperation(head, draft));
  }
  return built;
}
