/** The queue of mails to go out. A mechanism beside the journal: nothing here is projected. */
export type MailTables = {
  mail: {
    id: string;
    /** Whose administrators see it; null: nobody reads it in the portal. */
    organisation: string | null;
    to_name: string;
    to_address: string;
    subject: string;
    /** Null once it was sent: what holds a link is kept no longer than it must be. */
    text: string | null;
    html: string | null;
    /** Hash of the image that the HTML shows by `logoId`; null: none. */
    logo: string | null;
    /** Given before the first attempt and kept for all: a mail that was sent twice is one in the mailbox. */
    message_id: string | null;
    state: 'queued' | 'sending' | 'sent' | 'failed' | 'kept';
    attempts: number;
    /** When it is tried next; null where nothing will be. */
    next_at: number | null;
    /** From then on a temporary failure is one for good. */
    until: number;
    /** What the mail server, or the way to it, said last. */
    problem: string | null;
    /** Two mails with the same key are one: the second is not taken. */
    dedupe: string;
    /** What its outcome is told to: an invitation, for example. Null: nobody waits for it. */
    regarding: string | null;
    created_at: number;
    sent_at: number | null;
  };
};

export type InvitationTables = {
  /** Projected: every invitation that there ever was. */
  invitation: {
    organisation: string;
    /** Id of the operation that opened it. */
    id: string;
    person: string;
    role: 'employee' | 'manager';
    /** The e-mail of the person when it was opened, or last sent again; null for accesses of set-up. */
    email_text: string | null;
    state: 'pending' | 'accepted' | 'revoked';
    establishment: string | null;
    opened_at: number;
    opened_by: string | null;
    /** 1 when a tablet opened it: administrators hear of a manager's account. */
    on_tablet: number;
    /** Who opened it or sent it again last: the one whose right is looked at when it is accepted. */
    vouched_by: string | null;
    /** Number of the link that counts: 1, and one more for each time it was sent again. */
    links: number;
    delivery: 'queued' | 'sent' | 'failed' | 'kept';
    expires_at: number | null;
    account: string | null;
    closed_at: number | null;
    position: number;
  };
  /** Beside the journal: the link that was made and mailed for an invitation last; `link` is the hash of its token. */
  invitation_link: {
    organisation: string;
    invitation: string;
    number: number;
    link: string;
    made_at: number;
  };
};
