/** What exists before an organisation is known: device credentials and enrolments on their way. */
export type DirectoryTables = {
  device: {
    /** Globally unique; the only key that does not begin with `organisation`, because a session starts from it. */
    id: string;
    organisation: string;
    establishment: string;
    status: 'active' | 'revoked';
    /** JSON of the device's public keys. */
    sign_key: string;
    wrap_key: string;
    /** K_device under the PIN key: base64url of iv, ciphertext and tag. */
    device_key: string;
    grant_hash: string;
    enrolled_at: number;
    last_seen_at: number | null;
    app: string | null;
    /** As last reported by the tablet. */
    pending_count: number;
    pending_oldest: number | null;
    /** 1 from a fork until an administrator clears it: its facts are flagged. */
    forked: number;
  };
  enrolment: {
    /** SHA-256 of the device code, hexadecimal. */
    device_code_hash: string;
    user_code: string;
    sign_key: string;
    wrap_key: string;
    fingerprint: string;
    app: string;
    address: string;
    status: 'pending' | 'approved';
    created_at: number;
    expires_at: number;
    polled_at: number | null;
    /** Seconds, grows with each `slow-down`. */
    interval: number;
    /** The exact string handed to the tablet, once approved. */
    grant_bytes: string | null;
  };
};
