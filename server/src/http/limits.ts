import type { RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { sendProblem } from './problem.ts';

/** Requests that one address may make to a group of routes in a span of seconds. */
export type Limit = { requests: number; seconds: number };

export type Limits = {
  /** Asking for a code to enrol. */
  enrolments: Limit;
  /** Asking whether a code was approved: a tablet asks every five seconds for ten minutes. */
  polls: Limit;
  /** Nonces and sessions: every tablet of a store behind one address, every 15 minutes. */
  sessions: Limit;
  /** Tries at the set-up link of an empty house. */
  setup: Limit;
  /** Every other request to the portal: a page asks for several things at once. */
  portal: Limit;
  /** Looking up the codes of punch receipts. */
  checks: Limit;
  /** Calendars that read their people's shifts: many come from the few addresses of their makers. */
  calendar: Limit;
  /** What one token of payroll or HR software may ask. */
  backoffice: Limit;
};

export const defaultLimits: Limits = {
  enrolments: { requests: 30, seconds: 600 },
  polls: { requests: 1_500, seconds: 600 },
  sessions: { requests: 600, seconds: 60 },
  setup: { requests: 60, seconds: 600 },
  portal: { requests: 3_000, seconds: 600 },
  checks: { requests: 300, seconds: 600 },
  calendar: { requests: 3_000, seconds: 600 },
  backoffice: { requests: 120, seconds: 60 },
};

/** Refuses with 429 and `Retry-After` once an address has used up its limit. */
export function limitByAddress(name: string, limit: Limit): RequestHandler {
  const limiter = new RateLimiterMemory({
    keyPrefix: name,
    points: limit.requests,
    duration: limit.seconds,
  });
  return async (request, response, next) => {
    try {
      await limiter.consume(addressOf(request.ip));
    } catch (cause) {
      if (!(cause instanceof RateLimiterRes)) throw cause;
      sendProblem(response, 'too-many-requests', { retryAfter: secondsOf(cause) });
      return;
    }
    next();
  };
}

/** A person behind IPv6 holds a whole /64: it counts as one address. */
export function addressOf(ip: string | undefined): string {
  if (!ip) return 'unknown';
  if (ip.startsWith('::ffff:')) return ip.slice('::ffff:'.length);
  return ip.includes(':') ? `${expand(ip).slice(0, 4).join(':')}::/64` : ip;
}

function expand(ip: string): string[] {
  const [head = '', tail] = ip.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...right];
}

/** Counts failures, not requests: guessing stops, working does not. */
export function failureLimiter(name: string, limit: Limit) {
  const limiter = new RateLimiterMemory({
    keyPrefix: name,
    points: limit.requests,
    duration: limit.seconds,
  });
  return {
    /** Seconds to wait, or null while `key` may try. */
    async blocked(key: string): Promise<number | null> {
      const used = await limiter.get(key);
      return used && used.consumedPoints >= limit.requests ? secondsOf(used) : null;
    },
    async failed(key: string): Promise<void> {
      await limiter.penalty(key);
    },
  };
}
export type FailureLimiter = ReturnType<typeof failureLimiter>;

function secondsOf(used: RateLimiterRes): number {
  return Math.max(1, Math.ceil(used.msBeforeNext / 1000));
}
