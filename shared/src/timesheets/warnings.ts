/** A legal limit that is reached or passed. It informs; it never blocks a punch (DESIGN §9). */
export type Warning = {
  rule:
    | 'break-due'
    | 'daily-maximum'
    | 'weekly-maximum'
    | 'weekly-average'
    | 'daily-rest'
    | 'minor-daily-maximum'
    | 'minor-weekly-maximum'
    | 'minor-break-due'
    | 'minor-daily-rest';
  /** Milliseconds worked, rested or averaged. */
  found: number;
  /** Milliseconds allowed or required. */
  limit: number;
};
