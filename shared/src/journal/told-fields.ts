/**
 * How the values of a told field are to be read. `text`: as they stand. `code`: one word of a closed list, which each
 * language has a word for. `codes`: several of them, parted by `, `. `flag`: `true` or `false`. `date`: a calendar date.
 * `instant`: ms since 1970, in digits. `photo`: the hash of an image. `number`: digits; `minutes`, `hours`, `days`,
 * `months`, `digits` say of what.
 */
export type ToldForm =
  | 'text'
  | 'code'
  | 'codes'
  | 'flag'
  | 'date'
  | 'instant'
  | 'photo'
  | 'number'
  | 'minutes'
  | 'hour'
  | 'days'
  | 'months'
  | 'digits'
  /** Ms, in digits. */
  | 'duration'
  /** `timeRulesSchema` as JSON. */
  | 'rules'
  /** `planningRulesSchema` as JSON. */
  | 'planning'
  /** `in 1763715600000`, one a line. */
  | 'punches';

/** Every field that the audit log tells a change of, and how its values are written there. A closed list. */
export const toldFields = {
  // people
  name: 'text',
  display: 'text',
  email: 'text',
  phone: 'text',
  /** A role, of the tablet or of the portal. */
  role: 'code',
  grant: 'code',
  establishment: 'text',
  team: 'text',
  colour: 'code',
  language: 'code',
  startsOn: 'date',
  endsOn: 'date',
  minorUntil: 'date',
  openPeriodLimit: 'minutes',
  photo: 'photo',
  externalId: 'text',
  /** The record that a second one was merged into. */
  mergedInto: 'text',
  /** What an erasure took: `contacts` or `all`. */
  erased: 'code',
  // punches
  punch: 'code',
  punchAt: 'instant',
  typedName: 'text',
  reason: 'text',
  // worked time
  /** A business day, or the first of a span; `to` the last one. */
  day: 'date',
  to: 'date',
  /** Punches that a correction sets aside, and that it adds; one a line. */
  removedPunches: 'punches',
  addedPunches: 'punches',
  decision: 'code',
  worked: 'duration',
  timeRules: 'rules',
  planningRules: 'planning',
  export: 'text',
  exportFormat: 'code',
  // accesses
  delivery: 'code',
  expiresAt: 'instant',
  login: 'text',
  /** What happened to a login: one of `accountEvents`. */
  event: 'code',
  token: 'text',
  scopes: 'codes',
  // tasks and planning
  list: 'text',
  moment: 'code',
  weekdays: 'codes',
  order: 'number',
  /** Titles, one a line. */
  tasks: 'text',
  archived: 'flag',
  start: 'instant',
  end: 'instant',
  pause: 'minutes',
  position: 'text',
  note: 'text',
  /** Of a publication: how many shifts it changed. */
  changes: 'number',
  template: 'text',
  weekly: 'minutes',
  partTime: 'flag',
  absenceType: 'code',
  swapAnswer: 'code',
  title: 'text',
  words: 'text',
  pinned: 'flag',
  shownFrom: 'instant',
  shownUntil: 'instant',
  // establishments and the organisation
  contact: 'text',
  zone: 'text',
  cutOffHour: 'hour',
  hideStatuses: 'flag',
  hideSurnames: 'flag',
  leaseDays: 'days',
  pinLength: 'digits',
  pinChange: 'flag',
  languages: 'codes',
  retentionPunches: 'months',
  retentionCheckOffs: 'months',
  retentionContacts: 'months',
  secondFactorGrace: 'days',
  passphrases: 'flag',
  /** Subject, an empty line, the text. */
  invitationFr: 'text',
  invitationEn: 'text',
  logo: 'photo',
  // teams and tablets
  parent: 'text',
  /** The fingerprint of a tablet. */
  tablet: 'text',
} as const satisfies Record<string, ToldForm>;

export type ToldField = keyof typeof toldFields;

/** One field of a change; null where there was nothing, or it was erased. */
export type Told = { field: ToldField; from: string | null; to: string | null };
