import { type RefusalCode, refusalCodes } from '@comptoir/shared/refusals';
import { problemSchema } from '@comptoir/shared/sync/messages';
import type { Answer } from './transport.ts';

/** `offline`: the server could not be reached. `unreadable`: something answered that is not Comptoir, or not this one. */
export type FailureCode = RefusalCode | 'offline' | 'unreadable';

/** A question that got no good answer, in the form in which the query library carries it to the screen. */
export class Failure extends Error {
  readonly code: FailureCode;
  /** Seconds to wait; null where the server says nothing about it. */
  readonly retryAfter: number | null;
  /** One word more about the same refusal, as the server says it. */
  readonly detail: string | null;

  constructor(code: FailureCode, retryAfter: number | null = null, detail: string | null = null) {
    super(code);
    this.name = 'Failure';
    this.code = code;
    this.retryAfter = retryAfter;
    this.detail = detail;
  }
}

/** What a bad answer means. Null: the server could not be reached. */
export function failureOf(answer: Answer | null): Failure {
  if (answer === null) return new Failure('offline');
  const problem = problemSchema.safeParse(answer.body);
  if (!problem.success) return new Failure('unreadable');
  const code = refusalCodes.find((known) => known === problem.data.refusal);
  const { retryAfter = null, detail = null } = problem.data;
  return new Failure(code ?? 'unreadable', retryAfter, detail);
}

/** An error as a failure; a bug stays a bug. */
export function asFailure(error: unknown): Failure | null {
  if (error === null || error === undefined) return null;
  if (error instanceof Failure) return error;
  throw error instanceof Error ? error : new Error('A question failed.', { cause: error });
}
