import type * as z from 'zod/mini';
import { punchKinds } from '../punches/operations.ts';
import { taskKinds } from '../tasks/operations.ts';
import { employeeKinds } from '../employees/operations.ts';
import { establishmentKinds } from '../establishments/operations.ts';
import { planningKinds } from '../planning/operations.ts';
import { announcementKinds } from '../announcements/operations.ts';
import { accessKinds } from '../access/operations.ts';
import { deviceKinds } from '../devices/operations.ts';
import { teamKinds } from '../teams/operations.ts';
import { timesheetKinds } from '../timesheets/operations.ts';

/**
 * Every kind of operation and the shape of its body. A kind is accepted for ever: a changed meaning
 * is a new kind, never a changed schema.
 */
export const kinds = {
  ...punchKinds,
  ...taskKinds,
  ...employeeKinds,
  ...establishmentKinds,
  ...planningKinds,
  ...announcementKinds,
  ...accessKinds,
  ...deviceKinds,
  ...teamKinds,
  ...timesheetKinds,
} as const satisfies Record<string, z.ZodMiniType>;

export type Kind = keyof typeof kinds;
export type Body<K extends Kind> = z.infer<(typeof kinds)[K]>;

export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(kinds, kind);
}

const facts =
  /^(punch\.(record|declare|cancel)|task\.(un)?check|auth\.[a-z]+|clock\.jump|privacy\.seen|statement\.seen|schedule\.seen|announcement\.read|device\.continue)$/;

/**
 * Facts happened: they are applied whatever they say, with flags. Everything else asks for a change
 * and can be refused.
 */
export function isFact(kind: string): boolean {
  return facts.test(kind);
}
