import * as z from 'zod/mini';
import { colourSchema } from '../employees/operations.ts';
import { calendarDate, instant, textRef } from '../journal/body.ts';
import { hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';
import { absenceSpanSchema, absenceTypeSchema } from './absence.ts';
import { shiftContentSchema } from './shift.ts';

export const positionNameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(40));

const content = z.nullable(shiftContentSchema);
/** The whole shift: applied where what stands equals `from`, else refused `conflict`. Null: there is none. */
const shiftEdit = { shift: uuidSchema, from: content, to: content };
const absence = { absence: uuidSchema, person: uuidSchema };
const swap = { swap: uuidSchema, person: uuidSchema };
const decision = {
  decision: z.enum(['approved', 'refused']),
  reasonText: z.nullable(textRef),
};

export const planningKinds = {
  /** A published shift of one person, start inclusive, end exclusive. What the server wrote before there was planning. */
  'shift.publish': z.strictObject({
    shift: uuidSchema,
    person: uuidSchema,
    start: instant,
    end: instant,
  }),
  /** The draft of a shift of the envelope's establishment: nobody but managers sees it until it is published. */
  'shift.set': z.strictObject(shiftEdit),
  /** The same, published at once: a manager at the tablet, for today and tomorrow. */
  'shift.post': z.strictObject(shiftEdit),
  /**
   * What is drafted for these business days is published, whole or not at all: `hash` of what the manager saw
   * (`publicationHash`), `changes` their number. `team`: what concerns this team and those below it; null: everybody.
   */
  'schedule.publish': z.strictObject({
    publication: uuidSchema,
    from: calendarDate,
    to: calendarDate,
    team: z.nullable(uuidSchema),
    changes: z.int().check(z.gte(1)),
    hash: hashSchema,
  }),
  /** A person was shown these changes of their schedule, named by the operations that made them. A fact. */
  'schedule.seen': z.strictObject({
    person: uuidSchema,
    changes: z.array(uuidSchema).check(z.minLength(1), z.maxLength(100)),
  }),
  /** A person agrees to a change at short notice (L3123-24). */
  'schedule.accept': z.strictObject({
    person: uuidSchema,
    changes: z.array(uuidSchema).check(z.minLength(1), z.maxLength(100)),
  }),
  /** A position (« poste ») of the envelope's establishment; the latest definition stands. */
  'position.define': z.strictObject({
    position: uuidSchema,
    name: positionNameSchema,
    colour: colourSchema,
    archived: z.boolean(),
  }),
  /** A week to plan again. `contentText`: `templateContentSchema` as JSON. The latest definition stands. */
  'template.define': z.strictObject({
    template: uuidSchema,
    name: positionNameSchema,
    contentText: textRef,
    archived: z.boolean(),
  }),
  /** What somebody's contract says from a day on. `weekly`: minutes, null: unknown. The one of the same day is replaced. */
  'contract.set': z.strictObject({
    person: uuidSchema,
    from: calendarDate,
    weekly: z.nullable(z.int().check(z.gte(0), z.lte(60 * 60))),
    partTime: z.boolean(),
  }),
  /** Somebody asks not to be there. */
  'absence.ask': z.strictObject({
    ...absence,
    type: absenceTypeSchema,
    span: absenceSpanSchema,
    reasonText: z.nullable(textRef),
  }),
  'absence.decide': z.strictObject({ ...absence, ...decision }),
  /** A manager enters it: it stands at once. */
  'absence.set': z.strictObject({
    ...absence,
    type: absenceTypeSchema,
    span: absenceSpanSchema,
    reasonText: z.nullable(textRef),
  }),
  /** Whoever asked takes it back while it waits; a manager removes it at any time. */
  'absence.cancel': z.strictObject(absence),
  /** See `swapRowSchema`. */
  'swap.ask': z.strictObject({
    ...swap,
    gives: z.nullable(uuidSchema),
    takes: z.nullable(uuidSchema),
    colleague: z.nullable(uuidSchema),
    reasonText: z.nullable(textRef),
  }),
  /** `person`: the colleague who answers. */
  'swap.answer': z.strictObject({ ...swap, accepted: z.boolean() }),
  /** A manager decides; `person`: who asked. Approved, the shifts change hands and are published so. */
  'swap.decide': z.strictObject({ ...swap, ...decision }),
  'swap.withdraw': z.strictObject(swap),
} as const;
