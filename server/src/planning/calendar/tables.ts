/** Addresses by which calendars read somebody's shifts. Secrets, beside the journal. */
export type CalendarTables = {
  calendar_feed: {
    organisation: string;
    person: string;
    /** SHA-256 of the secret in the address, hexadecimal. */
    secret: string;
    made_at: number;
    /** When a calendar last read it, to the hour; null: never. */
    read_at: number | null;
  };
};
