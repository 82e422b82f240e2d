import { ECDH } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import webPush from 'web-push';
import type { ServerKeys } from '../deps.ts';
import { readEndpoint } from './push-endpoint.ts';

/** Where a browser takes its pushes, and the keys that they are sealed to. */
export type PushTarget = { endpoint: string; p256dh: string; auth: string };

export type PushMessage = {
  target: PushTarget;
  payload: string;
  /** How long the push service keeps it for a browser that is away, in seconds. */
  ttl: number;
  /** While the browser is away, a newer one of the same topic takes its place: at most 32 letters of base64url. */
  topic: string;
};

/**
 * What became of one attempt. `gone`: this browser takes none any more. `too-large`: a shorter one may pass. `refused`:
 * another attempt would end the same way. `later`: not now, and perhaps how long. `unreachable`: no answer.
 */
export type Pushing =
  | { ok: true }
  | {
      ok: false;
      because: 'gone' | 'too-large' | 'refused' | 'later' | 'unreachable';
      problem: string;
      /** Ms that the service asks to be left alone for; null: it does not say. */
      wait: number | null;
    };

/** The way out for pushes. Sending never throws: whatever the other end does is an answer. */
export type Pusher = {
  /** What browsers subscribe with: an uncompressed point, base64url. */
  readonly publicKey: string;
  /** Whether this server sends anything to such an address. */
  allows(endpoint: string): boolean;
  send(message: PushMessage): Promise<Pushing>;
};

export type PushOptions = {
  keys: ServerKeys['vapid'];
  /** `mailto:` or `https:`: whom a push service writes to about us. */
  subject: string;
  /** Hosts beside the known services. */
  hosts: readonly string[];
  /** Certificate authorities of those hosts, beside the system's; for tests. */
  ca?: Buffer;
  /** Ms without a whole answer. */
  silence?: number;
};

/** Longest wait that a push service may ask for, in ms: what it says is no reason to forget somebody. */
const longestWait = 6 * 3_600_000;

/** A pusher that speaks Web Push (RFC 8030) with VAPID and aes128gcm; one request for each push, no redirects. */
export function openPusher({ keys, subject, hosts, ca, silence = 15_000 }: PushOptions): Pusher {
  const publicKey = pointOf(keys.publicKey);
  return {
    publicKey,
    allows: (endpoint) => readEndpoint(endpoint, hosts) !== null,
    async send({ target: { endpoint, p256dh, auth }, payload, ttl, topic }) {
      const url = readEndpoint(endpoint, hosts);
      if (url === null) return failed('refused', 'not a push service that this server sends to');
      let sealed;
      try {
        sealed = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
          vapidDetails: { subject, publicKey, privateKey: keys.d },
          ...{ TTL: ttl, topic, contentEncoding: 'aes128gcm', urgency: 'normal' },
        });
      } catch (cause) {
        return failed('refused', problemOf(cause));
      }
      const { headers, body } = sealed;
      return post(url, { headers, body: body ?? Buffer.alloc(0), silence, ...(ca && { ca }) });
    },
  };
}

/** Whether a browser's public key is a point of the curve: nothing could be sealed to another one. */
export function isPoint(p256dh: string): boolean {
  try {
    ECDH.convertKey(p256dh, 'prime256v1', 'base64url', 'base64url', 'compressed');
    return true;
  } catch {
    // OpenSSL says no in many ways; each of them is the answer.
    return false;
  }
}

function pointOf({ x, y }: { x: string; y: string }): string {
  const bytes = [Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  return Buffer.concat(bytes).toString('base64url');
}

type Post = {
  headers: Record<string, string | number>;
  body: Buffer;
  silence: number;
  ca?: Buffer;
};

function post(url: URL, { headers, body, silence, ca }: Post): Promise<Pushing> {
  return new Promise((resolve) => {
    const asked = request(url, {
      ...{ method: 'POST', headers, agent: false, ca },
      signal: AbortSignal.timeout(silence),
    });
    asked.once('response', (answer) => {
      // What it says besides its status is nothing to us, however long it is.
      answer.destroy();
      resolve(readAnswer(answer));
    });
    asked.once('error', (cause) => resolve(failed('unreachable', problemOf(cause))));
    asked.end(body);
  });
}

function readAnswer({ statusCode: status = 0, headers }: IncomingMessage): Pushing {
  if (status >= 200 && status < 300) return { ok: true };
  const problem = `HTTP ${String(status)}`;
  if (status === 404 || status === 410) return failed('gone', problem);
  if (status === 413) return failed('too-large', problem);
  if (status === 429 || status >= 500) return failed('later', problem, waitOf(headers));
  // A redirect leads anywhere: it is not followed.
  return failed('refused', problem);
}

/** `Retry-After`: seconds, or a date. */
function waitOf({ 'retry-after': after }: IncomingMessage['headers']): number | null {
  if (after === undefined) return null;
  const wait = /^\d{1,9}$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.now();
  return Number.isFinite(wait) ? Math.min(Math.max(0, wait), longestWait) : null;
}

function failed(
  because: Extract<Pushing, { ok: false }>['because'],
  problem: string,
  wait: number | null = null,
): Pushing {
  return { ok: false, because, problem, wait };
}

/** One short line. */
function problemOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
