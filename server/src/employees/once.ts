import { createHash } from 'node:crypto';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Trx } from '../database/connection.ts';
import type { AccountScope } from '../http/scopes.ts';
import { dropPortalAnswers, keepPortalAnswer } from './commands.ts';
import { findPortalAnswer } from './queries.ts';

/** How long a page may ask again under the same id and be answered the same, in ms. */
const answersKept = 7 * 86_400_000;

/** A request under an id that the page made: a lost answer and a second press ask for the same thing. */
export type Attempt = {
  account: Pick<AccountScope, 'organisation' | 'account'>;
  /** UUID. */
  attempt: string;
  /** `requestHash` of what is asked. */
  request: string;
};

export function requestHash(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\n');
  return hash.digest('hex');
}

/**
 * Runs `work` and keeps its answer in the same transaction, or answers what was kept and runs nothing (spec EMP-28).
 * Whoever calls it holds the organisation's lock. What was refused is not kept: asked again, it is judged again.
 *
 * @param now ms
 * @returns `again`: nothing was done, this is the answer of before; `conflict` where the id stands for another request
 */
export async function once<T, R>(
  trx: Trx,
  { account: { organisation, account }, attempt, request }: Attempt,
  now: number,
  work: () => Promise<Result<T, R>>,
): Promise<Result<{ value: T; again: boolean }, R | 'conflict'>> {
  await dropPortalAnswers(trx, organisation, now - answersKept);
  const before = await findPortalAnswer(trx, { organisation, account, attempt });
  if (before && before.request !== request) return refused('conflict');
  if (before) return ok({ value: JSON.parse(before.answer) as T, again: true });
  const done = await work();
  if (!done.ok) return done;
  const answer = JSON.stringify(done.value);
  await keepPortalAnswer(trx, { organisation, account, attempt, request, answer, at: now });
  return ok({ value: done.value, again: false });
}
