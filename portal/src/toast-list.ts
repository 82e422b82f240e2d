/** A message that comes and goes by itself. `undo`: takes back what it tells. */
export type Toast = {
  text: string;
  tone?: 'good' | 'warn' | 'danger';
  undo?: () => void;
};
export type ShownToast = Toast & { id: number; left: number };

/**
 * How long a message stays, in ms: to be read twice at leisure, longer where it can be taken back, and for good where
 * something went wrong.
 */
export function lifeOf({ text, tone = 'good', undo }: Toast): number {
  if (tone === 'danger') return Infinity;
  return Math.max(undo === undefined ? 6_000 : 12_000, text.length * 120);
}

/** The newest stands first. */
export function withToast(list: readonly ShownToast[], toast: Toast, id: number): ShownToast[] {
  return [{ ...toast, id, left: lifeOf(toast) }, ...list].slice(0, 5);
}

/** After `ms` more: those whose time is over are gone, behind the first one too. */
export function aged(list: readonly ShownToast[], ms: number): ShownToast[] {
  return list.map((one) => ({ ...one, left: one.left - ms })).filter((one) => one.left > 0);
}
