import type { DeviceState } from '@comptoir/shared/devices/operations';
/** What exists before an organisation is known: device credentials and enrolments on their way. */
export type DirectoryTables = {
  device: {
    /** Globally unique; the only key that does not begin with `organisation`, because a session starts from it. */
    id: string;
    organisation: string;
    establishment: string;
    status: DeviceState;
    /** The tablet whose place it took; null: none. */
    replaces: string | null;
    /** When an administrator said that nothing more of it is waited for; null: nobody did. */
    given_up_at: number | null;
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
  /** A login. One e-mail, whatever organisations its persons belong to. */
  account: {
    id: string;
    /** Lower case in ASCII. */
    email: string;
    /** bcrypt over base64(HMAC-SHA-256(pepper, NFKC(password))). */
    password: string;
    /** Which pepper. */
    pepper: string;
    language: 'fr' | 'en';
    created_at: number;
    password_at: number;
    /** When its owner proved, by a link that was mailed there, that the e-mail is theirs; null: never. */
    email_proved_at: number | null;
  };
  /** Which person an account is in an organisation. */
  account_person: {
    organisation: string;
    person: string;
    account: string;
    linked_at: number;
    /** Since when the access is withdrawn; null while it stands. */
    revoked_at: number | null;
  };
  portal_session: {
    /** SHA-256 of the cookie's token, hexadecimal. */
    hash: string;
    account: string;
    organisation: string;
    person: string;
    created_at: number;
    seen_at: number;
    /** The latest end, however much it is used. */
    expires_at: number;
    /** When whoever sits there last proved who they are. */
    proved_at: number;
    /** Browser and system in a few words; null where the browser said nothing. */
    agent: string | null;
    address: string | null;
  };
  /** TOTP of an account (C14). */
  second_factor: {
    account: string;
    /** 20 bytes under the PIN key, bound to the account; null until the first code was typed. */
    secret: string | null;
    /** The same, shown and not yet confirmed. */
    offer: string | null;
    offered_at: number | null;
    since: number | null;
    /** The newest step whose code was used: none is taken twice (P13). */
    last_step: number;
  };
  /** Hashes of recovery codes; each opens once. */
  account_recovery_code: { account: string; hash: string; used_at: number | null };
  /** A password was right and a code is asked for. Opens nothing by itself (P17). */
  login_challenge: {
    /** SHA-256 of the token, hexadecimal. */
    hash: string;
    account: string;
    created_at: number;
    expires_at: number;
    tries: number;
  };
  /** Somebody signed up and has not opened the link of the mail yet. */
  sign_up: {
    id: string;
    email: string;
    password: string;
    pepper: string;
    language: 'fr' | 'en';
    /** SHA-256 of the mark of the browser that asked: from another one the password is asked for again. */
    browser: string;
    created_at: number;
    expires_at: number;
  };
  /** The contact e-mail (hash of its text) of somebody with an account that was last looked at. */
  contact_seen: { organisation: string; person: string; email_text: string };
  /** Browsers in which an account logged in before: strangers' failures never lock them out. */
  known_browser: { hash: string; account: string; created_at: number };
  one_time_link: {
    /** SHA-256 of the token, hexadecimal. */
    hash: string;
    purpose: 'setup' | 'activation' | 'reset' | 'sign-up' | 'email';
    organisation: string | null;
    /** An invitation for an activation, an account for a reset or an e-mail, a sign-up, `house` for the set-up. */
    subject: string;
    email: string | null;
    created_at: number;
    expires_at: number;
    used_at: number | null;
  };
  /** Tries counted against passwords and mails. Keys are hashes or addresses. */
  throttle: { key: string; count: number; began_at: number; until: number };
  /** What this server knows of itself: the address that tablets use, the hash of the recovery code. */
  house: { name: string; value: string };
};
