/** What one push may carry at most. */
export const pushLimit = { operations: 500, inflatedBytes: 512 * 1024 } as const;
