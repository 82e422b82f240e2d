/** One announcement as the tablet shows it. */
export type AnnouncementView = {
  id: string;
  /** Null once erased. */
  title: string | null;
  body: string | null;
  pinned: boolean;
  /** Corrected time, ms. */
  from: number;
  until: number | null;
  /** Who wrote it, as the store names people; null where nobody knows any more. */
  by: string | null;
  to: 'all' | 'team' | 'person';
};

/** Pinned ones of the whole store: what everybody at the counter may read. */
export type PinnedView = { zone: string; announcements: AnnouncementView[] };

/** What is said to one person now. */
export type NewsView = {
  zone: string;
  announcements: (AnnouncementView & { unread: boolean })[];
};

/** What a manager sees: also what is still to come. */
export type ManagedAnnouncement = AnnouncementView & {
  /** The `previous` of its next change. */
  definition: string;
  team: string | null;
  person: string | null;
  /** Whom it is for, in words; null: a team or a person who is not here any more. */
  audience: string | null;
  /** Said in every store: changed in the portal alone. */
  everywhere: boolean;
  /** Not begun, said now, over. */
  state: 'coming' | 'shown' | 'over';
  /** Of the people whom it is for, as this tablet knows them. */
  readers: string[];
  waiting: string[];
  pending: boolean;
};

export type ManagedView = {
  announcements: ManagedAnnouncement[];
  teams: { id: string; name: string }[];
  people: { id: string; name: string }[];
};

/** What a manager writes on the tablet. */
export type Typed = {
  title: string;
  body: string;
  /** `all`, `team/<id>`, `person/<id>`. */
  to: string;
  pinned: boolean;
  /** How long it is said, in days counted from today; null: until it is withdrawn. */
  days: 1 | 7 | 30 | null;
};
