import { type Problem, protocolMarker } from '@comptoir/shared/sync/messages';
import { type RefusalCode, refusalCodes } from '@comptoir/shared/refusals';
import type { Response } from 'express';
import { statuses } from './statuses.ts';

type Details = Omit<Problem, 'protocol' | 'refusal'>;

/** Answers a refusal: its status, and the body whose marker tells a tablet that Comptoir itself spoke. */
export function sendProblem(response: Response, refusal: RefusalCode, details: Details = {}): void {
  const problem: Problem = { protocol: protocolMarker, refusal, ...details };
  if (details.retryAfter !== undefined) {
    response.setHeader('Retry-After', String(Math.ceil(details.retryAfter)));
  }
  response.status(statuses[refusal]).json(problem);
}

/** Answers a problem that another part has already put into words. */
export function sendProblemBody(response: Response, { refusal, ...problem }: Problem): void {
  const known = refusalCodes.find((code) => code === refusal);
  if (!known) throw new Error(`No such refusal: ${refusal}`);
  const { last, quarantined, outcomes, retryAfter } = problem;
  sendProblem(response, known, {
    ...(last && { last }),
    ...(quarantined && { quarantined }),
    ...(outcomes && { outcomes }),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}
