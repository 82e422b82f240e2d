/** Moments of the day, in their order. */
export const moments = ['opening', 'service', 'closing'] as const;
export type Moment = (typeof moments)[number];
