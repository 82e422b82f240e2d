import { absenceTypeSchema } from '@comptoir/shared/planning/absence';
import type { NotificationKind } from '@comptoir/shared/notifications/notification';
import * as z from 'zod/mini';

const span = z.nullable(z.object({ start: z.number(), end: z.number() }));

/** A shift that nobody had was asked for: nothing is exchanged. */
const open = z.optional(z.boolean());

/**
 * What somebody is told, without a word: people and announcements by their ids, so that what is erased or renamed later
 * is so here, too.
 */
export const subjectSchema = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('schedule'),
    zone: z.string(),
    /** In the order of time. Both null never; equal times: something else about the shift changed. */
    changes: z.array(z.object({ before: span, after: span })),
  }),
  z.object({
    about: z.literal('absence-asked'),
    person: z.string(),
    type: absenceTypeSchema,
    from: z.string(),
    to: z.string(),
  }),
  z.object({
    about: z.literal('absence-decided'),
    type: absenceTypeSchema,
    /** `entered`: a manager noted it, nobody had asked. */
    outcome: z.enum(['approved', 'refused', 'entered', 'removed']),
    from: z.string(),
    to: z.string(),
  }),
  z.object({ about: z.literal('swap-asked'), person: z.string() }),
  z.object({ about: z.literal('swap-answered'), colleague: z.string(), accepted: z.boolean() }),
  z.object({ about: z.literal('swap-waiting'), person: z.string(), open }),
  z.object({ about: z.literal('swap-decided'), approved: z.boolean(), open }),
  z.object({ about: z.literal('swap-withdrawn'), person: z.string() }),
  z.object({
    about: z.literal('swap-stale'),
    /** `changed`: a shift of it is another one. `taken`: somebody else has it. `left`: one of the two is gone. */
    because: z.enum(['changed', 'taken', 'left']),
    open,
  }),
  z.object({
    about: z.literal('offers'),
    zone: z.string(),
    /** Shifts that the person may ask for, in the order of time. */
    shifts: z.array(z.object({ start: z.number(), end: z.number() })),
  }),
  z.object({ about: z.literal('announcement'), announcement: z.string() }),
  z.object({
    about: z.literal('correction-asked'),
    person: z.string(),
    day: z.string(),
    /** It was decided, and the person does not agree. */
    again: z.boolean(),
  }),
  z.object({
    about: z.literal('correction'),
    day: z.string(),
    outcome: z.enum(['approved', 'refused']),
  }),
  z.object({ about: z.literal('statement'), from: z.string(), to: z.string() }),
]);
export type Subject = z.infer<typeof subjectSchema>;

export const kindOf: Record<Subject['about'], NotificationKind> = {
  schedule: 'schedule',
  'absence-asked': 'decisions',
  'absence-decided': 'requests',
  'swap-asked': 'requests',
  'swap-answered': 'requests',
  'swap-waiting': 'decisions',
  'swap-decided': 'requests',
  'swap-withdrawn': 'requests',
  'swap-stale': 'requests',
  offers: 'offers',
  'correction-asked': 'decisions',
  announcement: 'announcements',
  correction: 'corrections',
  statement: 'statements',
};

/** Where the thing itself is, below the portal's own address. */
export const pathOf: Record<Subject['about'], string> = {
  schedule: '/schedule',
  'absence-asked': '/approvals',
  'absence-decided': '/schedule/requests',
  'swap-asked': '/schedule/requests',
  'swap-answered': '/schedule/requests',
  'swap-waiting': '/approvals',
  'swap-decided': '/schedule/requests',
  'swap-withdrawn': '/schedule/requests',
  'swap-stale': '/schedule/requests',
  offers: '/schedule/requests',
  'correction-asked': '/timesheets/anomalies',
  announcement: '/news',
  correction: '/hours',
  statement: '/hours',
};

/** One thing that one person is told. */
export type Telling = {
  person: string;
  /** Two with one key are one. */
  key: string;
  subject: Subject;
  /** When it happened, as the server had it. */
  at: number;
  /** When they read the thing itself, before they were told of it (spec NOTE-20); left out: they have not. */
  readAt?: number;
  /** Where it happened; null: nowhere in particular. */
  establishment: string | null;
};
