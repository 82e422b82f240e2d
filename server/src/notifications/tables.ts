import type { NotificationKind } from '@comptoir/shared/notifications/notification';

/** What people were told, and how it goes out. Mechanisms beside the journal: nothing here is projected. */
export type NotificationTables = {
  /** How far an organisation's journal was looked through for what people are told of. */
  notification_mark: {
    organisation: string;
    position: number;
    /** The same for the schedule, which is looked at a while later: what is put back meanwhile is told to nobody. */
    schedule_position: number;
  };
  /** What was told without an operation that says so by itself: `announcement/ID/TEAM/PERSON`, `open-shift/ID/START/END`. */
  told: { organisation: string; what: string; at: number };
  notification: {
    organisation: string;
    id: string;
    person: string;
    /** Two with the same key are one. */
    key: string;
    kind: NotificationKind;
    /** `Subject` as JSON: ids, instants and days; what they are called is looked up when it is shown. */
    subject: string;
    /** When it happened, as the server had it. */
    at: number;
    read_at: number | null;
  };
  /** What somebody chose; no row: as Comptoir has it. */
  notification_preference: {
    organisation: string;
    person: string;
    kind: NotificationKind;
    mail: number;
    push: number;
  };
  /** A browser of an account that is told by push. Goes with the log-out, and with the access. */
  push_subscription: {
    id: string;
    organisation: string;
    person: string;
    account: string;
    /** Hash of the session that spoke for it last. */
    session: string;
    endpoint: string;
    p256dh: string;
    auth: string;
    agent: string | null;
    created_at: number;
    used_at: number | null;
  };
  /** The queue of pushes to go out. */
  push: {
    id: string;
    organisation: string;
    subscription: string;
    topic: string;
    /** `PushPayload` as JSON; null once nothing more will be sent. */
    payload: string | null;
    state: 'queued' | 'sending' | 'sent' | 'failed';
    attempts: number;
    next_at: number | null;
    /** From then on it is not sent any more. */
    until: number;
    problem: string | null;
    dedupe: string;
    created_at: number;
    sent_at: number | null;
  };
};
