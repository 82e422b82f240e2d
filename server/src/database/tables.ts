import type { Role, SingleGrant } from '@comptoir/shared/access/permissions';
import type { BackofficeTables } from '../backoffice/tables.ts';
import type { DirectoryTables } from '../directory/tables.ts';
import type { InvitationTables, MailTables } from '../mail/tables.ts';
import type { AnnouncementTables } from '../announcements/tables.ts';
import type { NotificationTables } from '../notifications/tables.ts';
import type { CalendarTables } from '../planning/calendar/tables.ts';
import type { PlanningTables } from '../planning/tables.ts';
import type { TimesheetTables } from '../timesheets/tables.ts';

/**
 * The tables of one database. Every key begins with `organisation`; instants are milliseconds since
 * 1970, booleans 0 or 1, lists and objects JSON text. Personal text stands only in `attachment`: a
 * column named `…_text` holds its salted hash.
 */
export type Tables = DirectoryTables &
  JournalTables &
  RoomTables &
  MailTables &
  InvitationTables &
  BackofficeTables &
  PlanningTables &
  AnnouncementTables &
  NotificationTables &
  CalendarTables;

export type JournalTables = {
  /** One counter row per organisation: locked first, so commit order is position order. */
  journal_head: { organisation: string; position: number; chain: string };
  /** The journal. Append-only by trigger. */
  operation: {
    organisation: string;
    position: number;
    hash: string;
    /** Hash chain of the organisation up to this row. */
    chain: string;
    /** The exact string received; null for a withheld operation, of which only the hash is known. */
    bytes: string | null;
    /** Null where the bytes could not be read. */
    id: string | null;
    kind: string | null;
    establishment: string | null;
    actor: string | null;
    /** Null for operations that the server wrote. */
    device: string | null;
    epoch: string | null;
    seq: number | null;
    received_at: number;
    status: 'applied' | 'refused';
    refusal: string | null;
    flags: string;
  };
  /** What an account was answered to a request under an id of its page: ids, nothing about a person. Kept a week. */
  portal_answer: {
    organisation: string;
    account: string;
    attempt: string;
    request: string;
    answer: string;
    at: number;
  };
  epoch: {
    organisation: string;
    device: string;
    epoch: string;
    last_seq: number;
    head: string;
    opened_at: number;
  };
  /** Losing branches of forks and what revoked tablets hand in: kept by hash, projected nowhere. */
  quarantine: {
    organisation: string;
    device: string;
    hash: string;
    epoch: string;
    seq: number;
    bytes: string | null;
    reason: 'fork' | 'drain' | 'export';
    received_at: number;
    /** As its bytes say it; null where they do not, or are not there. */
    kind: string | null;
    /** Null: nobody has looked at it. */
    settled: 'kept' | 'dismissed' | null;
    settled_by: string | null;
    settled_at: number | null;
    reason_text: string | null;
  };
  /** The signature that a push came with: through the chain it covers every operation of the epoch up to `seq`. */
  push_signature: {
    organisation: string;
    device: string;
    epoch: string;
    seq: number;
    signature: string;
  };
  /** What the server attested of the whole journal, as it was signed. */
  checkpoint: {
    organisation: string;
    size: number;
    at: number;
    payload: string;
    signature: string;
  };
  /** Hashes of complete subtrees of the journal's tree (RFC 9162): `2 ** level` leaves, the `number`th of its level. */
  tree_node: { organisation: string; level: number; number: number; hash: string };
  /** Whom the daily checkpoint goes to; null: nobody. */
  evidence_setting: { organisation: string; mail_to: string | null };
  attachment: { organisation: string; hash: string; salt: string; text: string };
  /** Hashes of texts and photos that were erased: whoever sends one again, it is not kept. */
  erased_text: { organisation: string; hash: string };
  /** Receipts that a tablet handed in because an operation cites them. */
  receipt: {
    organisation: string;
    hash: string;
    device: string;
    received_at: number;
    payload: string;
    signature: string;
  };
  /** Projected: a line for everything that asked for a change, applied or refused. `at`: when the server had it. */
  journal_entry: {
    organisation: string;
    position: number;
    at: number;
    kind: string;
    actor: string | null;
    /** Whom it is about. */
    person: string | null;
    door: 'tablet' | 'portal' | 'backoffice' | 'setup' | 'command' | 'system';
    device: string | null;
    establishment: string | null;
    token: string | null;
    account: string | null;
    refusal: string | null;
  };
  /** What changed for an establishment, latest only: one row per (room, key). */
  feed: {
    organisation: string;
    establishment: string;
    room: string;
    key: string;
    position: number;
    ordinal: number;
    change: 'put' | 'remove';
    /** The instant by which a windowed row is held; null in the other rooms. */
    at: number | null;
  };
};

export type RoomTables = TimesheetTables & {
  /** `settings`: what was ever chosen, as JSON; the rest is as Comptoir has it. */
  organisation: {
    organisation: string;
    name_text: string;
    settings: string;
    invitation_fr_text: string | null;
    invitation_en_text: string | null;
    /** Hash under which the image was sent. */
    logo: string | null;
  };
  establishment: {
    organisation: string;
    establishment: string;
    name_text: string;
    settings: string;
    contact_text: string | null;
  };
  employee: {
    organisation: string;
    person: string;
    name_text: string;
    colour: string;
    role: 'employee' | 'manager';
    team: string | null;
    minor_until: string | null;
    archived: number;
    display_text: string | null;
    email_text: string | null;
    phone_text: string | null;
    language: 'fr' | 'en' | null;
    starts_on: string | null;
    ends_on: string | null;
    /** Minutes; null: as the establishment has it. */
    open_period_limit: number | null;
    /** Hash under which the tablet sent the image. */
    photo: string | null;
    archived_at: number | null;
    archived_by: string | null;
    /** What of their personal data is gone for good; null: nothing. */
    erased: 'contacts' | 'all' | null;
  };
  /** Images as tablets get them: WebP of at most 512 pixels. Kept until erasure, whoever shows them. */
  photo: { organisation: string; hash: string; webp: Uint8Array; created_at: number };
  /** Names by which payroll or HR software knows people; `position` is that of the operation that gave it. */
  external_id: { organisation: string; external_id: string; person: string; position: number };
  membership: { organisation: string; establishment: string; person: string };
  /** Roles and single grants that stand. `establishment` and `team` are empty where none is named: a key takes no null. */
  holding: {
    organisation: string;
    person: string;
    name: Role | SingleGrant;
    establishment: string;
    team: string;
    given_at: number;
  };
  /** Teams that stand; `parent` is the team that each is a part of. Names are unique in their establishment. */
  team: {
    organisation: string;
    team: string;
    establishment: string;
    name: string;
    parent: string | null;
  };
  /** `sealed`: the bcrypt string under the PIN key, bound to the person. */
  pin: {
    organisation: string;
    person: string;
    version: number;
    length: number;
    sealed: string;
    set_at: number | null;
    /** Null: the server. */
    set_by: string | null;
    /** Its owner is asked for another one at first use. */
    change: number;
    /**
     * The version that the tablet which set it has for it until it hears of this row, and that tablet: what it sets next
     * follows this one.
     */
    claimed: number | null;
    claimed_by: string | null;
  };
  /** The newest version that a person's PIN ever had: it goes on where an archived PIN ended, so no old tag opens again. */
  pin_version: { organisation: string; person: string; version: number };
  /** Projected: whom a tablet has locked out, until somebody frees them or they have another PIN. */
  lock: {
    organisation: string;
    person: string;
    device: string;
    purpose: 'punch' | 'settings';
    failures: number;
    at: number;
  };
  /** A second record of somebody: while it is archived, facts that still come under it are theirs. */
  merged_person: { organisation: string; person: string; into_person: string };
  /** « Vos données »: the latest time that it was shown to a person. */
  privacy_seen: {
    organisation: string;
    person: string;
    edition: number;
    at: number;
    /** Null: not on a tablet. */
    device: string | null;
  };
  punch: {
    organisation: string;
    id: string;
    establishment: string;
    person: string | null;
    name_text: string | null;
    type: 'in' | 'break-start' | 'break-end' | 'out';
    at: number;
    wall: number;
    received_at: number;
    day: string;
    device: string;
    epoch: string;
    seq: number;
    auth: 'pin' | 'manager' | 'none';
    declared: number;
    cancelled_by: string | null;
    flags: string;
    attached_by: string | null;
    /** Null: nobody attached it to its person. */
    attached_at: number | null;
    /** When the server first held its cancellation. */
    cancelled_at: number | null;
    /** The correction that set it aside. */
    set_aside: string | null;
    /** The correction that it stands by; null: somebody punched it. */
    correction: string | null;
    accepted_by: string | null;
    /** Null: nobody looked at its doubts. */
    accepted_at: number | null;
  };
  presence: {
    organisation: string;
    person: string;
    punch: string;
    type: 'in' | 'break-start' | 'break-end' | 'out';
    at: number;
    device: string;
    epoch: string;
    seq: number;
  };
  task_list: {
    organisation: string;
    list: string;
    establishment: string;
    definition: string;
    archived: number;
    /** The body of the definition as JSON. */
    body: string;
  };
  /** Every definition that a list ever had: `since` is when it began to stand. */
  task_definition: {
    organisation: string;
    definition: string;
    list: string;
    establishment: string;
    since: number;
    archived: number;
    body: string;
  };
  check_off: {
    organisation: string;
    id: string;
    establishment: string;
    list: string;
    task: string;
    definition: string;
    day: string;
    person: string | null;
    at: number;
    value: number | null;
    action_text: string | null;
    unchecked_by: string | null;
    unchecked_at: number | null;
    uncheck_reason_text: string | null;
    flags: string;
  };
};
