import * as z from 'zod/mini';
import { colourSchema } from '../employees/operations.ts';
import { limitsSchema } from '../establishments/limits-schema.ts';
import { planningRulesSchema } from '../establishments/planning-rules-schema.ts';
import { calendarDate, chosenInstant, instant } from '../journal/body.ts';
import { hashSchema } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';
import { absenceRowSchema, absenceSpanSchema, absenceTypeSchema } from './absence.ts';
import { seenShiftSchema, shiftChangeRowSchema } from './change.ts';
import { positionNameSchema } from './operations.ts';
import { swapRowSchema } from './swap.ts';
import { templateContentSchema } from './template.ts';

/** Days that a page may ask for at once. */
export const planningSpan = 42;
/** Shifts that one write may change. */
export const mostShiftsAtOnce = 700;

const noteSchema = z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(500)));

/** `ShiftContent` with the text of its note; null where there is none, and after erasure. */
export const contentViewSchema = z.object({
  person: z.nullable(uuidSchema),
  start: instant,
  end: instant,
  pause: z.int(),
  position: z.nullable(uuidSchema),
  team: z.nullable(uuidSchema),
  noteText: z.nullable(hashSchema),
  note: z.nullable(z.string().check(z.maxLength(4_000))),
});
export type ContentView = z.infer<typeof contentViewSchema>;

/** A shift as managers see it: what is published, and where the draft differs from it. `removed`: it is to go. */
export const plannedShiftSchema = z.object({
  id: uuidSchema,
  published: z.nullable(contentViewSchema),
  draft: z.nullable(z.union([contentViewSchema, z.literal('removed')])),
  publishedAt: z.nullable(instant),
});
export type PlannedShift = z.infer<typeof plannedShiftSchema>;

export const positionViewSchema = z.object({
  id: uuidSchema,
  name: z.string(),
  colour: colourSchema,
  archived: z.boolean(),
});
export type PositionView = z.infer<typeof positionViewSchema>;

export const planningPersonSchema = z.object({
  id: uuidSchema,
  /** Whole name. */
  name: z.string(),
  given: z.string(),
  colour: colourSchema,
  /** Name of their team (TEAM-5). */
  team: z.nullable(z.string()),
  minorUntil: z.nullable(calendarDate),
  startsOn: z.nullable(calendarDate),
  endsOn: z.nullable(calendarDate),
  /** What stands on the first day that is asked for; minutes a week, null: unknown. */
  contract: z.nullable(z.object({ weekly: z.nullable(z.int()), partTime: z.boolean() })),
  /** Published shifts in other stores, of these days and a day around them. */
  elsewhere: z.array(z.object({ start: instant, end: instant })),
});
export type PlanningPerson = z.infer<typeof planningPersonSchema>;

export const publicationViewSchema = z.object({
  id: uuidSchema,
  version: z.int(),
  from: calendarDate,
  to: calendarDate,
  team: z.nullable(uuidSchema),
  changes: z.int(),
  /** Whole name; null: the server, or somebody who is erased. */
  by: z.nullable(z.string()),
  at: instant,
});

/**
 * `GET /api/portal/planning?establishment=…&from=…&to=…` (`planning.publish`): business days, both included, at most
 * `planningSpan`. Shifts whose draft or published start lies there, and absences and publications that touch them.
 */
export const planningAnswerSchema = z.object({
  establishment: z.object({
    id: uuidSchema,
    name: z.string(),
    zone: z.string(),
    cutOffHour: z.int(),
    rules: planningRulesSchema,
    limits: limitsSchema,
  }),
  people: z.array(planningPersonSchema),
  teams: z.array(z.object({ id: uuidSchema, name: z.string(), parent: z.nullable(uuidSchema) })),
  positions: z.array(positionViewSchema),
  shifts: z.array(plannedShiftSchema),
  absences: z.array(absenceRowSchema),
  /** The newest first. */
  publications: z.array(publicationViewSchema),
  /** Ms worked on business days that are over: of the 12 weeks before `from`, and of the days themselves. */
  worked: z.array(z.object({ person: uuidSchema, day: calendarDate, worked: z.int() })),
});
export type PlanningAnswer = z.infer<typeof planningAnswerSchema>;

/** What a manager writes. The server keeps the hash of an equal note that stands or is published, so that undoing is exact. */
export const writtenContentSchema = z.strictObject({
  person: z.nullable(uuidSchema),
  start: chosenInstant,
  end: chosenInstant,
  pause: z.int(),
  position: z.nullable(uuidSchema),
  team: z.nullable(uuidSchema),
  note: noteSchema,
});
export type WrittenContent = z.infer<typeof writtenContentSchema>;

export const shiftEditSchema = z.strictObject({
  shift: uuidSchema,
  /** What the page showed; its `note` says nothing more than `noteText`. Null: there was none. */
  from: z.nullable(contentViewSchema),
  to: z.nullable(writtenContentSchema),
});
export type ShiftEdit = z.infer<typeof shiftEditSchema>;

/**
 * `POST /api/portal/planning/shifts` (`planning.publish`), drafts, all or nothing → 200 `shiftsAnswerSchema`: these shifts as they
 * are now. 409 `conflict`: one of them is no longer as the page showed it; the page asks again and shows both. The header
 * `X-Attempt` names the attempt: asked twice, it is done once.
 */
export const shiftsRequestSchema = z.strictObject({
  establishment: uuidSchema,
  changes: z.array(shiftEditSchema).check(z.minLength(1), z.maxLength(mostShiftsAtOnce)),
});
export const shiftsAnswerSchema = z.object({
  /** A shift of which nothing is left has neither `published` nor `draft`. */
  shifts: z.array(plannedShiftSchema),
});

export const channels = ['push', 'mail', 'tablet'] as const;

const difference = z.object({
  shift: uuidSchema,
  before: z.nullable(seenShiftSchema),
  after: z.nullable(seenShiftSchema),
});

/** `GET /api/portal/planning/publication?establishment=…&from=…&to=…&team=…`: what « Publier » would do. `team` may be left out. */
export const publicationPreviewSchema = z.object({
  /** `publicationHash` of all of it. */
  hash: hashSchema,
  /** How many shifts change. */
  changes: z.int(),
  people: z.array(
    z.object({
      person: uuidSchema,
      name: z.string(),
      /** As this person sees them, in the order of time. */
      differences: z.array(difference),
      /** The shortest notice: days until the change, and days that are due; null where notice is long enough. */
      late: z.nullable(z.object({ days: z.int(), required: z.int(), partTime: z.boolean() })),
      /** How they hear of it. */
      channels: z.array(z.enum(channels)),
    }),
  ),
  /** Open shifts that appear, change or go. */
  open: z.array(difference),
});
export type PublicationPreview = z.infer<typeof publicationPreviewSchema>;

/** `POST /api/portal/planning/publications` → 201 `publicationViewSchema`; 409 `conflict`: the plan is no longer what was shown. */
export const publicationRequestSchema = z.strictObject({
  publication: uuidSchema,
  establishment: uuidSchema,
  from: calendarDate,
  to: calendarDate,
  team: z.nullable(uuidSchema),
  changes: z.int().check(z.gte(1)),
  hash: hashSchema,
});

/** `POST /api/portal/planning/positions` → 204: made, or changed. */
export const positionRequestSchema = z.strictObject({
  establishment: uuidSchema,
  position: uuidSchema,
  name: positionNameSchema,
  colour: colourSchema,
  archived: z.boolean(),
});

/** `GET /api/portal/planning/templates?establishment=…`: those that stand, by name. */
export const templatesAnswerSchema = z.object({
  templates: z.array(
    z.object({
      id: uuidSchema,
      name: z.string(),
      content: templateContentSchema,
      by: z.nullable(z.string()),
      at: instant,
    }),
  ),
});
export type TemplateView = z.infer<typeof templatesAnswerSchema>['templates'][number];

/** `POST /api/portal/planning/templates` → 204: made, changed or put away. */
export const templateRequestSchema = z.strictObject({
  establishment: uuidSchema,
  template: uuidSchema,
  name: positionNameSchema,
  content: templateContentSchema,
  archived: z.boolean(),
});

const id = uuidSchema;
const reasonSchema = z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(500)));
const named = z.object({ id, name: z.string() });

/** `GET /api/portal/contracts/{person}` (`employees.read` over them): the earliest first. `weekly`: minutes, null: unknown. */
export const contractsAnswerSchema = z.object({
  contracts: z.array(
    z.object({ from: calendarDate, weekly: z.nullable(z.int()), partTime: z.boolean() }),
  ),
});
/** `PUT /api/portal/contracts/{person}` (`employees.manage`) → 204: that of the same day is replaced. */
export const contractRequestSchema = z.strictObject({
  from: calendarDate,
  weekly: z.nullable(z.int().check(z.gte(0), z.lte(60 * 60))),
  partTime: z.boolean(),
});

/**
 * `POST /api/portal/own/absences` → 201 `absenceRowSchema`, waiting; the page makes the id: asked twice, it is one. `establishment` is
 * one of those where they work. `DELETE /api/portal/own/absences/{id}` → 204, while nobody has decided.
 */
export const ownAbsenceRequestSchema = z.strictObject({
  absence: id,
  establishment: id,
  type: absenceTypeSchema,
  span: absenceSpanSchema,
  reason: reasonSchema,
});
/**
 * `POST /api/portal/planning/absences` (`planning.publish`) → 201 `absenceRowSchema`: entered by a manager, it stands.
 * `DELETE /api/portal/planning/absences/{id}` → 204, at any time.
 */
export const absenceRequestSchema = z.strictObject({
  ...ownAbsenceRequestSchema.shape,
  person: id,
});
/** `POST /api/portal/absences/{id}/decision`, `POST /api/portal/swaps/{id}/decision` (`planning.publish`) → 200: the row. */
export const planDecisionSchema = z.strictObject({
  decision: z.enum(['approved', 'refused']),
  reason: reasonSchema,
});

/** A published shift with its id, as employees see it. */
export const ownShiftSchema = z.object({
  id,
  establishment: id,
  ...seenShiftSchema.shape,
  publishedAt: z.nullable(instant),
});
export type OwnShift = z.infer<typeof ownShiftSchema>;

/** A swap with what it is about. A shift that is gone, or that nobody here may see, is null. */
export const swapViewSchema = z.object({
  ...swapRowSchema.shape,
  establishment: id,
  by: named,
  to: z.nullable(named),
  given: z.nullable(ownShiftSchema),
  taken: z.nullable(ownShiftSchema),
});
export type SwapView = z.infer<typeof swapViewSchema>;

/**
 * `GET /api/portal/own/schedule?from=…&to=…` (`own.schedule`): business days, both included, at most `planningSpan`. What is
 * published, wherever they work.
 */
export const ownScheduleSchema = z.object({
  establishments: z.array(
    z.object({
      id,
      name: z.string(),
      zone: z.string(),
      cutOffHour: z.int(),
      rules: planningRulesSchema,
    }),
  ),
  shifts: z.array(ownShiftSchema),
  /** Open shifts that they may ask for: to come, in stores that allow it. */
  open: z.array(ownShiftSchema),
  /** In stores whose rules allow it; notes of others are not among it. */
  colleagues: z.array(
    z.object({
      person: id,
      name: z.string(),
      colour: colourSchema,
      shifts: z.array(ownShiftSchema),
    }),
  ),
  positions: z.array(positionViewSchema),
  /** Of eight weeks, the newest first; `establishment` where it was changed; `late`: days of notice, where more are due. */
  changes: z.array(
    z.object({
      ...shiftChangeRowSchema.shape,
      establishment: id,
      late: z.nullable(z.object({ days: z.int(), required: z.int(), partTime: z.boolean() })),
    }),
  ),
  /** Those that are not over for eight weeks. */
  absences: z.array(absenceRowSchema),
  /** Of eight weeks, and those that anybody there may answer. */
  swaps: z.array(swapViewSchema),
});
export type OwnSchedule = z.infer<typeof ownScheduleSchema>;

/** `POST own/schedule/seen`, `POST own/schedule/acceptance` → 204: ids of operations (`shiftChangeRowSchema.operation`). */
export const ownChangesRequestSchema = z.strictObject({
  changes: z.array(id).check(z.minLength(1), z.maxLength(100)),
});

/** `POST /api/portal/own/swaps` → 201 `swapViewSchema`; the page makes the id. See `swapRowSchema`. */
export const swapRequestSchema = z.strictObject({
  swap: id,
  establishment: id,
  gives: z.nullable(id),
  takes: z.nullable(id),
  colleague: z.nullable(id),
  reason: reasonSchema,
});
/** `POST /api/portal/swaps/{id}/answer` → 200 `swapViewSchema`. `POST …/withdrawal` takes an empty body. */
export const swapAnswerSchema = z.strictObject({ accepted: z.boolean() });

/** `GET /api/portal/planning/requests` (`planning.publish`): what waits for a manager's decision, wherever they may give it. */
export const planRequestsSchema = z.object({
  absences: z.array(
    z.object({ ...absenceRowSchema.shape, name: z.string(), establishments: z.array(named) }),
  ),
  swaps: z.array(swapViewSchema),
});
export type PlanRequests = z.infer<typeof planRequestsSchema>;
