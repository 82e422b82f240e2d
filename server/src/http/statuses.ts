import type { RefusalCode } from '@comptoir/shared/refusals';

/** The one table from refusal to HTTP status. A new refusal does not compile until it stands here. */
export const statuses: Record<RefusalCode, number> = {
  malformed: 400,
  withheld: 400,
  'unknown-kind': 400,
  'bad-request': 400,
  unauthorised: 401,
  'not-allowed': 403,
  'foreign-establishment': 403,
  revoked: 403,
  'not-found': 404,
  'unknown-code': 404,
  conflict: 409,
  'expected-seq': 409,
  fork: 409,
  'expired-code': 410,
  'too-large': 413,
  'too-many-requests': 429,
  internal: 500,
  busy: 503,
};
