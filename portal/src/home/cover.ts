import type { CoverAnswer } from '@comptoir/shared/access/portal';

export type Cover = CoverAnswer['cover'][number];

/** How many can log in and act for a role. */
export function ableOf({ people }: Cover): number {
  return people.filter((one) => one.canLogIn).length;
}

/**
 * Roles that would stand still if one person were away (W9): nobody, or one alone, can act. The administration first:
 * without it nobody can put the rest right.
 */
export function gapsOf(cover: readonly Cover[]): Cover[] {
  const weight = (one: Cover) => (one.role === 'administration' ? 0 : 1);
  return cover
    .filter((one) => ableOf(one) < 2)
    .sort((a, b) => weight(a) - weight(b) || ableOf(a) - ableOf(b));
}

/** Whether it cannot wait: one person alone administers, or a role has nobody at all. */
export function isPressing(cover: readonly Cover[]): boolean {
  return gapsOf(cover).some((one) => one.role === 'administration' || ableOf(one) === 0);
}
