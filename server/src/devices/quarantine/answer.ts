import { fingerprint } from '@comptoir/shared/devices/enrolment';
import type { QuarantineAnswer } from '@comptoir/shared/devices/portal';
import { isNoted } from '@comptoir/shared/devices/quarantine';
import type { Flag } from '@comptoir/shared/journal/flags';
import { parseDeviceOperation } from '@comptoir/shared/journal/operation';
import { type PunchOperation, punchTime } from '@comptoir/shared/punches/project';
import type { Reader } from '../../database/connection.ts';
import type { DeviceRecord } from '../../directory/devices.ts';
import { findNameTexts, findReceiptTimes, findTexts } from '../../journal/queries.ts';
import { findRoster, rosterFlags } from '../../journal/roster.ts';
import { writeName } from '../../journal/telling/names.ts';
import { storedKey } from '../../platform/signature.ts';
import { type Entry, findEntries } from './queries.ts';

type Answered = QuarantineAnswer['entries'][number];

/** A punch in quarantine, as its bytes have it. */
export function punchIn(bytes: string | null): PunchOperation | null {
  const parsed = bytes === null ? null : parseDeviceOperation(bytes);
  if (!parsed?.ok) return null;
  const operation = parsed.value;
  const { kind } = operation;
  return kind === 'punch.record' || kind === 'punch.declare' ? operation : null;
}

/** What a tablet handed in apart, as whoever decides sees it. */
export async function quarantineAnswer(
  db: Reader,
  device: DeviceRecord,
  store: string,
): Promise<QuarantineAnswer> {
  const { id, organisation, establishment, status } = device;
  const entries = await findEntries(db, { organisation, device: id });
  const punches = new Map(entries.map(({ hash, bytes }) => [hash, punchIn(bytes)]));
  const operations = [...punches.values()].filter((punch) => punch !== null);
  const about = operations.flatMap(({ body }) => (body.person === null ? [] : [body.person]));
  const deciders = entries.flatMap(({ settled_by }) => (settled_by === null ? [] : [settled_by]));
  const nameTexts = await findNameTexts(db, organisation, [...about, ...deciders]);
  const texts = await findTexts(db, organisation, [
    ...nameTexts.values(),
    ...entries.flatMap(({ reason_text }) => (reason_text === null ? [] : [reason_text])),
    ...operations.flatMap((operation) => typedName(operation) ?? []),
  ]);
  const text = (hash: string | null | undefined) => (hash ? (texts.get(hash) ?? null) : null);
  const nameOf = (person: string | null) => writeName(text(nameTexts.get(person ?? '')));
  const roster = await findRoster(db, organisation, about);
  const cited = operations.flatMap(({ receipt }) => receipt ?? []);
  const times = await findReceiptTimes(db, { organisation, device: id }, cited);
  const punchOf = (entry: Entry): Answered['punch'] => {
    const operation = punches.get(entry.hash) ?? null;
    if (operation === null) return null;
    const { person, type } = operation.body;
    const after = times.get(operation.receipt ?? '') ?? null;
    const { at, flags } = punchTime(operation, { after, before: entry.received_at });
    const entryOf = person === null ? undefined : roster.get(person);
    const doubts: Flag[] = [
      ...(person === null ? (['unknown-person'] as const) : []),
      ...rosterFlags(entryOf, person, operation.establishment),
      ...(operation.auth === 'none' ? (['no-pin'] as const) : []),
      ...(operation.kind === 'punch.declare' ? (['declared'] as const) : []),
      ...flags,
    ];
    const name = person === null ? text(typedName(operation)) : nameOf(person);
    const { wall } = operation.clock;
    return { person, name, type, wall, at, flags: [...new Set(doubts)] };
  };
  return {
    device: {
      id,
      establishment: { id: establishment, name: store },
      status,
      fingerprint: fingerprint(storedKey(device.sign_key), storedKey(device.wrap_key)),
    },
    entries: entries.map((entry) => ({
      hash: entry.hash,
      reason: entry.reason,
      epoch: entry.epoch,
      seq: entry.seq,
      receivedAt: entry.received_at,
      kind: entry.kind,
      punch: punchOf(entry),
      state: stateOf(entry),
      settledBy: entry.settled_by === null ? null : nameOf(entry.settled_by),
      settledAt: entry.settled_at,
      reasonGiven: text(entry.reason_text),
    })),
  };
}

function stateOf({ settled, known, kind }: Entry): Answered['state'] {
  if (settled !== null) return settled;
  if (known) return 'known';
  return isNoted(kind) ? 'noted' : 'open';
}

function typedName(operation: PunchOperation): string | null {
  return operation.kind === 'punch.record' ? operation.body.nameText : null;
}
