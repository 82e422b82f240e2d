/**
 * The closed list of refusals. A refusal is a value that a person can be told about; a bug is an exception.
 * Every code has one HTTP status (server/src/http), and one sentence per language (kiosk catalogue).
 */
export const refusalCodes = [
  // of one operation: recorded in the journal under its position
  'malformed',
  'withheld',
  'unknown-kind',
  'not-allowed',
  'foreign-establishment',
  'not-found',
  'conflict',
  'no-email',
  'email-taken',
  'last-administrator',
  'too-early',
  'period-locked',
  // of a whole request: nothing was processed
  'bad-request',
  'unauthorised',
  'revoked',
  'lost',
  'expected-seq',
  'fork',
  'too-large',
  'too-many-requests',
  'unknown-code',
  'expired-code',
  'wrong-credentials',
  'dead-link',
  'weak-password',
  'already-set-up',
  'wrong-code',
  'prove-again',
  'no-access',
  'unreadable-image',
  'unreadable-file',
  'faulty-rows',
  'wrong-key',
  'stale-cursor',
  'busy',
  'internal',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** Refusals that an operation can end with; the others refuse a whole request. */
export const operationRefusals = [
  'malformed',
  'withheld',
  'unknown-kind',
  'not-allowed',
  'foreign-establishment',
  'not-found',
  'conflict',
  'no-email',
  'email-taken',
  'last-administrator',
  'too-early',
  'period-locked',
] as const satisfies readonly RefusalCode[];

export type OperationRefusal = (typeof operationRefusals)[number];

export type Result<T, E = RefusalCode> = { ok: true; value: T } | { ok: false; refusal: E };

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refused<E>(refusal: E): { ok: false; refusal: E } {
  return { ok: false, refusal };
}
