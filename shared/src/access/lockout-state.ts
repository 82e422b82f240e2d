import * as z from 'zod/mini';
import { uuidSchema } from '../journal/ids.ts';
import type { PinPurpose } from './operations.ts';

/** Milliseconds of app time: how long the app has been running, added up over its lives. */
const appTime = z.number().check(z.gte(0));

const personSchema = z.strictObject({
  /** Consecutive. */
  failures: z.int().check(z.gte(0)),
  /** No attempt before this. */
  until: appTime,
  locked: z.boolean(),
  /** Failures of the last 24 h. */
  recent: z.array(appTime),
});
export type PersonAttempts = z.infer<typeof personSchema>;

const sharedSchema = z.strictObject({
  /** Failures of the last 24 h, everybody's. */
  recent: z.array(appTime),
  until: appTime,
  /** When the latest freeze began. */
  frozenAt: z.nullable(appTime),
  locked: z.boolean(),
  /** Failures of the last 24 h at the settings. */
  managers: z.array(appTime),
  managersLocked: z.boolean(),
});

const keySchema = z.string().check(
  z.refine((key) => {
    const [purpose, person, ...rest] = key.split('/');
    const known = purpose === 'punch' || purpose === 'settings';
    return known && rest.length === 0 && uuidSchema.safeParse(person).success;
  }),
);

export const lockoutSchema = z.strictObject({
  v: z.literal(1),
  /** The record was missing or altered: nothing opens until the tablet has spoken to the server. */
  tampered: z.boolean(),
  people: z.record(keySchema, personSchema),
  shared: sharedSchema,
  /** The attempt under way and what stood before it was counted, to be restored if it succeeds. */
  attempt: z.nullable(
    z.strictObject({ key: keySchema, person: personSchema, shared: sharedSchema }),
  ),
});
/** One JSON document per tablet. The caller keeps it, authenticates it and writes it before each check. */
export type LockoutState = z.infer<typeof lockoutSchema>;

/** A tablet that has just been enrolled. */
export const emptyLockout: LockoutState = {
  v: 1,
  tampered: false,
  people: {},
  shared: {
    recent: [],
    until: 0,
    frozenAt: null,
    locked: false,
    managers: [],
    managersLocked: false,
  },
  attempt: null,
};

/** What replaces a record that was missing or altered on an enrolled tablet (T11). */
export const tamperedLockout: LockoutState = { ...emptyLockout, tampered: true };

/** The exact string that is stored and authenticated: fields and people in one order, whatever happened. */
export function serialiseLockout(state: LockoutState): string {
  return JSON.stringify(state, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** The state that a stored string holds; null when it holds none: the caller goes on with `tamperedLockout`. */
export function parseLockout(text: string): LockoutState | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Whatever is not JSON was altered: the caller is told so by null.
    return null;
  }
  const parsed = lockoutSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

export function keyOf(person: string, purpose: PinPurpose): string {
  return `${purpose}/${person}`;
}
