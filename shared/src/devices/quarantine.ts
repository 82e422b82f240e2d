/**
 * Kinds that tell what happened at the pad, to the clock or to the tablet itself: in quarantine they are kept as they are,
 * and nobody has to decide anything about them (spec DEVICE-24).
 */
export const notedKinds = [
  'auth.fail',
  'auth.unlock',
  'auth.tampered',
  'auth.settings',
  'clock.jump',
  'privacy.seen',
  'device.continue',
] as const;

/** @param kind null: its bytes cannot be read, and somebody has to look */
export function isNoted(kind: string | null): boolean {
  return (notedKinds as readonly (string | null)[]).includes(kind);
}
