import type { AskedAccess } from '@comptoir/shared/employees/project';
import type { AccessRow } from '@comptoir/shared/sync/rows';
import type { AccessState, RecordView } from '../employees/view.ts';
import type { JournalRow } from './schema.ts';

/** Where an access stands: what the server said last, and what this tablet has asked since. `now` in ms. */
export function accessState(
  row: AccessRow | undefined,
  asked: AskedAccess | null,
  now: number,
): AccessState {
  if (asked?.ask === 'revoke') return 'revoked';
  if (asked) return asked.unsent ? 'queued' : 'pending';
  if (row === undefined) return 'none';
  const expired = row.state === 'pending' && row.expiresAt !== null && row.expiresAt <= now;
  return expired ? 'expired' : row.state;
}

/** The same for the record, with who, when, and why not. */
export function accessView(
  row: AccessRow | undefined,
  asked: AskedAccess | null,
  refused: JournalRow[],
  { now, nameOf }: { now: number; nameOf: (person: string | null) => string | null },
): RecordView['access'] {
  const opens = asked?.ask === 'open';
  return {
    state: accessState(row, asked, now),
    role: asked?.role ?? row?.role ?? null,
    delivery: asked ? null : (row?.delivery ?? null),
    openedAt: opens ? asked.at : (row?.openedAt ?? null),
    openedBy: nameOf(opens ? asked.by : (row?.openedBy ?? null)),
    expiresAt: asked ? null : (row?.expiresAt ?? null),
    refusal: refusalOf(row, asked, refused),
  };
}

const told = ['no-email', 'email-taken', 'not-allowed', 'not-found', 'conflict'] as const;

/** Of the last asking only: another one since, or an answer, and the refusal is over. */
function refusalOf(
  row: AccessRow | undefined,
  asked: AskedAccess | null,
  refused: JournalRow[],
): RecordView['access']['refusal'] {
  if (asked) return null;
  const last = refused
    .filter(({ kind }) => kind.startsWith('access.'))
    .sort((a, b) => b.at - a.at)[0];
  if (last === undefined || (row !== undefined && row.openedAt > last.at)) return null;
  return told.find((refusal) => refusal === last.refusal) ?? null;
}
