export type AnnouncementTables = {
  announcement: {
    organisation: string;
    announcement: string;
    /** Id of the operation whose definition stands. */
    definition: string;
    /** Null: everywhere. */
    establishment: string | null;
    team: string | null;
    person: string | null;
    title_text: string;
    body_text: string;
    pinned: number;
    from_at: number;
    until_at: number | null;
    published_by: string | null;
    published_at: number;
    withdrawn_at: number | null;
  };
  /** Who read it, and when first. */
  announcement_read: {
    organisation: string;
    announcement: string;
    person: string;
    at: number;
    door: 'tablet' | 'portal';
  };
};
