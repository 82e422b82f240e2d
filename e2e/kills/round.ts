/** What one round came to. `failure` null: it held. */
export type Round = { title: string; failure: string | null; note: string };
