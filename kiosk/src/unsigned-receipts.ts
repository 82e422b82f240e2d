import type { Tablet } from './tablet.ts';

/** Receipts that could not be made since this page opened: no screen shows it, the diagnostics say it. */
export type UnsignedReceipts = { count: number; why: string };

const known = new WeakMap<Tablet, UnsignedReceipts>();

export function noteUnsigned(tablet: Tablet, error: unknown): void {
  const why = error instanceof Error ? error.name : 'Error';
  known.set(tablet, { count: (known.get(tablet)?.count ?? 0) + 1, why });
}

/** Null while every receipt could be made. */
export function unsignedReceipts(tablet: Tablet): UnsignedReceipts | null {
  return known.get(tablet) ?? null;
}
