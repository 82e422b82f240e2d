import type { TokenScope } from '@comptoir/shared/access/permissions';
import type { Result } from '@comptoir/shared/refusals';
import type { Request, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { BackofficeScope } from '../http/scopes.ts';
import type { Limit } from '../http/limits.ts';
import { refuse } from './answers.ts';

/** Who shows a token. @returns `wrong-key` for one that does not work */
export type Tokens = {
  scopeOf(shown: string): Promise<Result<BackofficeScope, 'wrong-key'>>;
};

export type Door = {
  /**
   * Who asks: the token that stands in `Authorization: Bearer`. Cookies say nothing here.
   *
   * @param oneOf what the token must be allowed: one of these is enough
   * @returns null, once the refusal has been answered
   */
  open(
    request: Request,
    response: Response,
    oneOf: readonly TokenScope[],
  ): Promise<BackofficeScope | null>;
};

/** @param limit requests of one token in a span of seconds */
export function makeDoor(tokens: Tokens, limit: Limit): Door {
  const limiter = new RateLimiterMemory({
    keyPrefix: 'token',
    points: limit.requests,
    duration: limit.seconds,
  });
  return {
    async open(request, response, oneOf) {
      const [, shown] = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '') ?? [];
      if (shown === undefined) {
        refuse(response, 'unauthorised', { sentence: 'no-token' });
        return null;
      }
      const found = await tokens.scopeOf(shown);
      if (!found.ok) {
        refuse(response, found.refusal, { sentence: 'wrong-key' });
        return null;
      }
      const { token, scopes } = found.value;
      const retryAfter = await secondsToWait(limiter, token);
      if (retryAfter !== null) {
        refuse(response, 'too-many-requests', { sentence: 'too-many-requests', retryAfter });
        return null;
      }
      if (oneOf.some((one) => scopes.has(one))) return found.value;
      refuse(response, 'not-allowed', { sentence: 'missing-scope' });
      return null;
    },
  };
}

async function secondsToWait(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (cause) {
    if (!(cause instanceof RateLimiterRes)) throw cause;
    return Math.max(1, Math.ceil(cause.msBeforeNext / 1000));
  }
}
