/** What stands in the way of enrolling here; `ready` when nothing does. */
export type ReadinessView =
  | { state: 'ready' }
  | { state: 'insecure-context' }
  | { state: 'missing'; features: string[] }
  | { state: 'ipad-in-browser' };

export type EnrolmentView =
  | { state: 'asking' }
  | { state: 'waiting'; userCode: string; fingerprint: string; expiresAt: number }
  | { state: 'expired' }
  | { state: 'unreachable' }
  | { state: 'enrolled' };
