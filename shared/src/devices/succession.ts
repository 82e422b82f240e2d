/** What the server knows of a tablet whose place another one took. Instants in ms. */
export type Replaced = {
  /** When the other one was approved in its place. */
  replacedAt: number;
  /** Null: it was never heard of. */
  lastSeenAt: number | null;
  /** Operations that it held when it was last heard of. */
  pending: number;
  /** When an administrator said that nothing more of it is waited for; null: nobody did. */
  givenUpAt: number | null;
};

/**
 * Whether something of it may still be missing here (spec DEVICE-20): until it has said, after it was replaced, that it holds
 * nothing; or until an administrator gave up waiting, and it was not heard of since.
 */
export function isAwaited({ replacedAt, lastSeenAt, pending, givenUpAt }: Replaced): boolean {
  if (lastSeenAt !== null && lastSeenAt >= replacedAt && pending === 0) return false;
  return givenUpAt === null || givenUpAt < Math.max(replacedAt, lastSeenAt ?? 0);
}
