import type { Attachment } from '@comptoir/shared/journal/attachments';
import type {
  ContentView,
  PlannedShift,
  ShiftEdit,
  WrittenContent,
} from '@comptoir/shared/planning/portal';
import { type ShiftContent, shiftContentSchema } from '@comptoir/shared/planning/shift';
import { type OperationRefusal, type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Trx } from '../../database/connection.ts';
import type { Deps } from '../../deps.ts';
import { type AccountScope, organisationOf } from '../../http/scopes.ts';
import { saltedText } from '../../journal/salted-text.ts';
import { shiftsById } from '../weeks/shifts.ts';
import { type Draft, byOf, writing } from '../writing.ts';

/** Runs work once under an id that the page made: another room's, see `employees/once.ts`. */
export type Once = <R>(
  trx: Trx,
  now: number,
  work: () => Promise<Result<null, R>>,
) => Promise<Result<{ value: null; again: boolean }, R | 'conflict'>>;

/**
 * Drafts shifts, all or nothing (spec PLAN-3, PLAN-4).
 *
 * @returns these shifts as they are now; `conflict`: one of them was no longer as the page showed it
 */
export async function editShifts(
  deps: Deps,
  scope: AccountScope,
  asked: { establishment: string; changes: readonly ShiftEdit[] },
  once: Once,
): Promise<Result<PlannedShift[], OperationRefusal>> {
  const { organisation } = scope;
  const ids = asked.changes.map(({ shift }) => shift);
  const done = await writing(deps, organisationOf(scope), byOf(scope), (trx, write) =>
    once<OperationRefusal>(trx, deps.clock.now(), async () => {
      const before = await shiftsById(trx, organisation, ids);
      const drafts = draftsOf(deps, asked, before);
      if (drafts === null) return refused('malformed');
      const refusal = await write(drafts);
      return refusal === null ? ok(null) : refused(refusal);
    }),
  );
  return done.ok ? ok(await shiftsById(deps.db, organisation, ids)) : done;
}

/** @returns null where a shift cannot be: it ends before it begins, or is named twice */
function draftsOf(
  deps: Deps,
  { establishment, changes }: { establishment: string; changes: readonly ShiftEdit[] },
  before: readonly PlannedShift[],
): Draft[] | null {
  if (new Set(changes.map(({ shift }) => shift)).size < changes.length) return null;
  const known = new Map(before.map((one) => [one.id, one]));
  const drafts: Draft[] = [];
  for (const { shift, from, to } of changes) {
    const attachments: Attachment[] = [];
    const shown = from === null ? null : contentIn(from);
    const wanted =
      to === null
        ? null
        : shiftContentSchema.safeParse({
            ...withoutNote(to),
            noteText: noteOf(to.note, known.get(shift), (text) => {
              const made = saltedText(deps.random, text);
              attachments.push(made);
              return made.hash;
            }),
          });
    if (wanted?.success === false) return null;
    const body = { shift, from: shown, to: wanted?.data ?? null };
    drafts.push({ kind: 'shift.set', establishment, body, attachments });
  }
  return drafts;
}

function contentIn({ note: _, ...content }: ContentView): ShiftContent {
  const { person, start, end, pause, position, team, noteText } = content;
  return { person, start, end, pause, position, team, noteText };
}

function withoutNote({ note: _, ...content }: WrittenContent) {
  return content;
}

/** The hash of an equal note that stands or is published, so that undoing is exact; else of a new text. */
function noteOf(
  note: string | null,
  held: PlannedShift | undefined,
  make: (text: string) => string,
): string | null {
  if (note === null) return null;
  const drafted = held?.draft === 'removed' ? null : held?.draft;
  const same = [held?.published, drafted].find((one) => one?.note === note);
  return same?.noteText ?? make(note);
}
