import type * as z from 'zod/mini';
import { punchKinds } from '../punches/operations.ts';
import { taskKinds } from '../tasks/operations.ts';
import { employeeKinds } from '../employees/operations.ts';
import { establishmentKinds } from '../establishments/operations.ts';
import { planningKinds } from '../planning/operations.ts';
import { accessKinds } from '../access/operations.ts';
import { deviceKinds } from '../devices/operations.ts';

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
  ...accessKinds,
  ...deviceKinds,
} as const satisfies Record<string, z.ZodMiniType>;

export type Kind = keyof typeof kinds;
export type Body<K extends Kind> = z.infer<(typeof kinds)[K]>;

export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(kinds, kind);
}

/**
 * Facts happened: they are applied whatever they say, with flags. Everything else asks for a change
 * and can be refused.
 */
export function isFact(kind: string): boolean {
  return /^(punch|task|auth|clock)\./.test(kind) || kind === 'device.continue';
}

/** The attachments a body refers to: every field whose name ends in `Text` holds a salted hash or null. */
export function attachmentsOf(body: unknown): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
        if (!key.endsWith('Text')) visit(inner);
        else if (typeof inner === 'string') found.push(inner);
        else if (inner !== null && typeof inner === 'object' && 'to' in inner) {
          if (typeof inner.to === 'string') found.push(inner.to);
        }
      }
    }
  };
  visit(body);
  return found;
}
