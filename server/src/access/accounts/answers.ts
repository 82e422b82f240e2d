import type { LoginAnswer } from '@comptoir/shared/access/portal';
import type { RefusalCode } from '@comptoir/shared/refusals';
import type { Request, Response } from 'express';
import type { Deps } from '../../deps.ts';
import { browserLife } from '../../directory/sessions.ts';
import { browserCookie, readCookie, setCookie } from '../../http/cookies.ts';
import { addressOf } from '../../http/limits.ts';
import { sendProblem } from '../../http/problem.ts';
import { describeAgent } from './agent.ts';
import type { Entered, LoggedIn, Origin } from './login.ts';
import { findMe } from './queries.ts';
import type { PortalSessions } from './sessions.ts';

/** Gives the browser its session, and the mark by which it is known later. */
export function letIn(sessions: PortalSessions, response: Response, opened: LoggedIn): void {
  sessions.give(response, opened.token);
  setCookie(response, browserCookie, opened.browser, browserLife);
}

/** What a log-in came to, by whichever way (`loginAnswerSchema`); a session's cookie goes with it. */
export async function answerLogin(
  deps: Deps,
  sessions: PortalSessions,
  response: Response,
  opened: Entered | { next: 'second-factor'; challenge: string },
): Promise<void> {
  if (opened.next === 'second-factor') {
    response.json(opened satisfies LoginAnswer);
    return;
  }
  letIn(sessions, response, opened);
  if (opened.next === 'waiting') {
    response.json({ next: 'waiting', email: opened.email } satisfies LoginAnswer);
    return;
  }
  // Its cookie is still on the way.
  const scope = await sessions.scopeOfToken(opened.token);
  if (!scope) {
    sendProblem(response, 'unauthorised');
    return;
  }
  const me = await findMe(deps.db, scope, deps.clock.now());
  response.json({ next: 'in', me } satisfies LoginAnswer);
}

export function originOf(request: Request): Origin {
  return {
    address: addressOf(request.ip),
    browser: readCookie(request, browserCookie),
    agent: describeAgent(request.get('user-agent')),
  };
}

/** Answers why somebody is not let in. `retryAfter` in seconds. */
export function deny(
  response: Response,
  { refusal, retryAfter }: { refusal: RefusalCode; retryAfter: number | null },
): void {
  sendProblem(response, refusal, retryAfter === null ? {} : { retryAfter });
}
