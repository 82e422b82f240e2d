import type { AbsenceSpan, AbsenceType } from '@comptoir/shared/planning/absence';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { type Draft, append, newId, newSalt } from '../sync/journal.ts';
import type { Tablet } from '../tablet.ts';
import type { ChangeLine } from './view.ts';

/** As many operations as one fact may name. */
const mostAtOnce = 100;

/** They were shown these changes: kept as their notification, once (spec PLAN-82). Throws NotRecorded, as all below. */
export async function noteSeen(
  tablet: Tablet,
  person: string,
  changes: readonly ChangeLine[],
): Promise<void> {
  const unseen = changes.filter(({ row }) => row.seenAt === null);
  await write(tablet, sayings(tablet, 'schedule.seen', person, unseen));
}

/** « D'accord », where notice was short (spec PLAN-83). */
export async function acceptChanges(
  tablet: Tablet,
  person: string,
  changes: readonly ChangeLine[],
): Promise<void> {
  await write(tablet, sayings(tablet, 'schedule.accept', person, changes));
}

/** @returns the id of the operation, as all below */
export async function askAbsence(
  tablet: Tablet,
  asked: { person: string; type: AbsenceType; span: AbsenceSpan; reason: string },
): Promise<string> {
  const { person, type, span, reason } = asked;
  const text = textOf(tablet, reason);
  return writeOne(tablet, {
    ...byThemselves(tablet, person),
    kind: 'absence.ask',
    body: { absence: newId(tablet), person, type, span, reasonText: text?.hash ?? null },
    attachments: text === null ? [] : [text],
  });
}

/** While nobody has decided. */
export async function cancelAbsence(
  tablet: Tablet,
  body: { absence: string; person: string },
): Promise<string> {
  return writeOne(tablet, { ...byThemselves(tablet, body.person), kind: 'absence.cancel', body });
}

/** See `swapRowSchema`. */
export type AskedSwap = {
  person: string;
  gives: string | null;
  takes: string | null;
  colleague: string | null;
};

export async function askSwap(tablet: Tablet, asked: AskedSwap, reason = ''): Promise<string> {
  const text = textOf(tablet, reason);
  return writeOne(tablet, {
    ...byThemselves(tablet, asked.person),
    kind: 'swap.ask',
    body: { swap: newId(tablet), ...asked, reasonText: text?.hash ?? null },
    attachments: text === null ? [] : [text],
  });
}

export async function answerSwap(
  tablet: Tablet,
  body: { swap: string; person: string; accepted: boolean },
): Promise<string> {
  return writeOne(tablet, { ...byThemselves(tablet, body.person), kind: 'swap.answer', body });
}

export async function withdrawSwap(
  tablet: Tablet,
  body: { swap: string; person: string },
): Promise<string> {
  return writeOne(tablet, { ...byThemselves(tablet, body.person), kind: 'swap.withdraw', body });
}

/** Each operation once: what it changed for somebody is seen and agreed to together. */
function sayings(
  tablet: Tablet,
  kind: 'schedule.seen' | 'schedule.accept',
  person: string,
  lines: readonly ChangeLine[],
): Draft[] {
  const operations = [...new Set(lines.map(({ row }) => row.operation))];
  const drafts: Draft[] = [];
  for (let at = 0; at < operations.length; at += mostAtOnce) {
    const body = { person, changes: operations.slice(at, at + mostAtOnce) };
    drafts.push({ ...byThemselves(tablet, person), kind, body });
  }
  return drafts;
}

function byThemselves(tablet: Tablet, person: string) {
  return {
    ...{ id: newId(tablet), actor: person, auth: 'pin' as const },
    clock: tablet.clock.reading(),
  };
}

/** Null: nothing was said. */
export function textOf(tablet: Tablet, words: string) {
  return words.trim() === '' ? null : makeAttachment(newSalt(tablet), words.trim());
}

async function writeOne(tablet: Tablet, draft: Draft): Promise<string> {
  await write(tablet, [draft]);
  return draft.id;
}

export async function write(tablet: Tablet, drafts: Draft[]): Promise<void> {
  if (drafts.length === 0) return;
  await append(tablet, drafts);
  tablet.sync.wrote(drafts.length);
}
