const minute = 60_000;
const hour = 60 * minute;

/** Legal limits in ms. Agreements change them, so they are parameters; these are the defaults of French law. */
export type Limits = {
  /** A break of `length` once the day's work reaches `after`. */
  break: { after: number; length: number };
  daily: number;
  weekly: number;
  /** `limit` on average over `weeks`. */
  average: { weeks: number; limit: number };
  rest: number;
  minor: {
    /** A break of `length` once uninterrupted work reaches `after`. */
    break: { after: number; length: number };
    daily: number;
    weekly: number;
    rest: number;
  };
};

export const frenchLimits: Limits = {
  // L3121-16
  break: { after: 6 * hour, length: 20 * minute },
  // L3121-18
  daily: 10 * hour,
  // L3121-20
  weekly: 48 * hour,
  // L3121-22
  average: { weeks: 12, limit: 44 * hour },
  // L3131-1
  rest: 11 * hour,
  minor: {
    // L3162-3
    break: { after: 4.5 * hour, length: 30 * minute },
    // L3162-1
    daily: 8 * hour,
    weekly: 35 * hour,
    // L3164-1
    rest: 12 * hour,
  },
};
