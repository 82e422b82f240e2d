import type { PushAnswer } from '@comptoir/shared/backoffice/messages';
import type { RefusalCode } from '@comptoir/shared/refusals';
import { protocolMarker } from '@comptoir/shared/sync/messages';
import type { Response } from 'express';
import type { Deps } from '../deps.ts';
import type { BackofficeScope } from '../http/scopes.ts';
import { statuses } from '../http/statuses.ts';
import { findEmployees } from './changes.ts';
import type { Kept } from './push.ts';
import type { BackofficeRooms } from './rooms.ts';
import { type Sentence, say } from './texts.ts';

/** Answers that nothing of a request was done, with a sentence for whoever reads the log of the software. */
export function refuse(
  response: Response,
  refusal: RefusalCode,
  { sentence, field, retryAfter }: { sentence: Sentence; field?: string; retryAfter?: number },
): void {
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
  response.status(statuses[refusal]).json({
    protocol: protocolMarker,
    refusal,
    ...(field !== undefined && { field }),
    ...(retryAfter !== undefined && { retryAfter }),
    message: say(sentence),
  });
}

/** Puts what became of items into words; beside a conflict stands the person of now, for a token that may read people. */
export async function speak(
  { db }: Pick<Deps, 'db'>,
  rooms: BackofficeRooms,
  scope: BackofficeScope,
  answers: readonly Kept[],
): Promise<PushAnswer[]> {
  const clashing = answers.filter(({ refusal }) => refusal === 'conflict');
  const people = clashing.flatMap(({ employee }) => employee ?? []);
  const mayRead = scope.scopes.has('employees.read');
  const current = mayRead
    ? await findEmployees(db, rooms, scope.organisation, people)
    : new Map<string, never>();
  return answers.map(({ sentence, ...kept }) => {
    const now = kept.refusal === 'conflict' ? current.get(kept.employee ?? '') : undefined;
    return {
      ...kept,
      ...(sentence && { message: say(sentence) }),
      ...(now && { current: now }),
    };
  });
}
