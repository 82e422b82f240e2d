export type BackofficeTables = {
  /** Projected: every token that there ever was. */
  api_token: {
    organisation: string;
    id: string;
    name_text: string;
    /** JSON of `TokenScope[]`. */
    scopes: string;
    created_at: number;
    expires_at: number;
    revoked_at: number | null;
    /** The person who made it: it works no longer than they can log in. Null: the server itself. */
    made_by: string | null;
  };
  /** Beside the journal: SHA-256 of the secret, hexadecimal. Its key is global: an authentication starts from it. */
  api_token_secret: {
    token: string;
    organisation: string;
    hash: string;
    last_used_at: number | null;
  };
  /** Projected: where in the journal each punch and each person changed last. */
  backoffice_change: {
    organisation: string;
    entity: ChangedEntity;
    id: string;
    position: number;
  };
  /**
   * Beside the journal: what was answered to each item of a request that carried an `Idempotency-Key`, and the hash of
   * that request. Ids and refusals, nothing about a person.
   */
  backoffice_answer: {
    organisation: string;
    token: string;
    key: string;
    item: number;
    request: string;
    answer: string;
    at: number;
  };
  /** Beside the journal: the newest version of each person that payroll pushed. */
  backoffice_version: { organisation: string; external_id: string; version: number };
};

export type ChangedEntity = 'employee' | 'punch';
