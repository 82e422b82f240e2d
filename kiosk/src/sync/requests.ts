import { base64urlnopad } from '@scure/base';
import type * as z from 'zod/mini';
import {
  nonceAnswerSchema,
  type SessionAnswer,
  sessionAnswerSchema,
  sessionInput,
} from '@comptoir/shared/devices/session';
import { pushInput } from '@comptoir/shared/journal/receipt';
import {
  type Problem,
  type SyncAnswer,
  type SyncRequest,
  problemSchema,
  syncAnswerSchema,
} from '@comptoir/shared/sync/messages';
import { type Batch, withheldBody } from '../local-database/outgoing.ts';
import type { DeviceRow } from '../local-database/schema.ts';
import type { Platform, TransportRequest } from '../platform/ports.ts';
import type { FailureKind } from './engine.ts';

/** What a request came to. Nothing but a well-formed answer of Comptoir is `ok`. */
export type Reply<T> =
  { ok: true; value: T } | { ok: false; kind: FailureKind; problem?: Problem; retryAfter?: number };

/** Sends one request and reads the whole answer, or gives up after `timeout` ms (S03). */
export async function ask<T>(
  platform: Platform,
  path: string,
  request: Omit<TransportRequest, 'signal'>,
  schema: z.ZodMiniType<T>,
  options: { timeout: number; stop: AbortSignal },
): Promise<Reply<T>> {
  return await withTimeout(platform, options, async (signal) => {
    let response: Response;
    let text: string;
    try {
      response = await platform.transport(path, { ...request, signal });
      text = await response.text();
    } catch {
      // Every way in which a network fails looks the same from here, and each means: nothing is known.
      return { ok: false, kind: 'network' };
    }
    return readReply(response, text, schema);
  });
}

/** Not only aborts: a transport that never settles does not hold the round either. */
async function withTimeout<T>(
  platform: Platform,
  { timeout, stop }: { timeout: number; stop: AbortSignal },
  work: (signal: AbortSignal) => Promise<Reply<T>>,
): Promise<Reply<T>> {
  const controller = new AbortController();
  return await new Promise((resolve, reject) => {
    const give = (kind: FailureKind) => {
      resolve({ ok: false, kind });
      controller.abort();
    };
    const cancel = platform.timers.after(timeout, () => give('timeout'));
    const stopped = () => give('network');
    stop.addEventListener('abort', stopped, { once: true });
    const ended = () => {
      cancel();
      stop.removeEventListener('abort', stopped);
    };
    work(controller.signal).then(resolve, reject).finally(ended);
  });
}

function readReply<T>(response: Response, text: string, schema: z.ZodMiniType<T>): Reply<T> {
  // S18, S19: a page of a portal, a proxy or the app's own shell acknowledges nothing.
  const value = response.status === 204 ? null : json(text);
  if (response.ok) {
    const read = schema.safeParse(value);
    return read.success ? { ok: true, value: read.data } : { ok: false, kind: 'html' };
  }
  const read = problemSchema.safeParse(value);
  if (!read.success)
    return {
      ok: false,
      kind: response.status >= 500 ? 'server' : response.status === 413 ? 'too-large' : 'html',
    };
  const problem = read.data;
  const kind = kindOf(response.status, problem);
  return {
    ok: false,
    kind,
    problem,
    ...(problem.retryAfter === undefined ? {} : { retryAfter: problem.retryAfter * 1_000 }),
  };
}

function kindOf(status: number, problem: Problem): FailureKind {
  if (problem.refusal === 'revoked' || problem.refusal === 'lost') return problem.refusal;
  if (status === 401) return 'unauthorised';
  if (status === 409) return 'renumbered';
  if (status === 413) return 'too-large';
  if (status === 429 || problem.refusal === 'busy') return 'busy';
  return status >= 500 ? 'server' : 'bad';
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is not JSON is not Comptoir's; the schema refuses `undefined`.
    return undefined;
  }
}

export async function openSession(
  platform: Platform,
  device: DeviceRow,
  options: { timeout: number; stop: AbortSignal },
): Promise<Reply<SessionAnswer>> {
  const nonce = await ask(
    platform,
    '/api/devices/nonce',
    post({ device: device.device, purpose: 'session' }),
    nonceAnswerSchema,
    options,
  );
  if (!nonce.ok) return nonce;
  const input = sessionInput(device.device, 'session', nonce.value.nonce);
  const signature = await sign(platform, device, input);
  const body = { device: device.device, nonce: nonce.value.nonce, signature };
  return await ask(platform, '/api/devices/session', post(body), sessionAnswerSchema, options);
}

export async function pushAndPull(
  platform: Platform,
  device: DeviceRow,
  token: string,
  batch: Batch,
  options: { timeout: number; stop: AbortSignal },
): Promise<Reply<SyncAnswer>> {
  const end = batch.rows.at(-1);
  const request: SyncRequest = {
    epoch: batch.epoch,
    first: batch.first,
    operations: batch.rows.map(withheldBody),
    attachments: batch.attachments,
    receipts: batch.receipts.map(({ payload, signature }) => ({ payload, signature })),
    signature: end === undefined ? null : await sign(platform, device, pushInput(end.hash)),
    cursor: batch.cursor,
    pending: batch.pending,
    app: platform.app,
  };
  const { headers, ...rest } = await zipped(post(request));
  return await ask(
    platform,
    '/api/sync',
    { ...rest, headers: { ...headers, authorization: `Bearer ${token}` } },
    syncAnswerSchema,
    options,
  );
}

/** A JSON `POST`. */
export function post(body: unknown): Omit<TransportRequest, 'signal'> & { body: string } {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

/** Below this many characters compression costs more than it saves. */
const worthZipping = 2_000;

async function zipped(
  request: Omit<TransportRequest, 'signal'> & { body: string },
): Promise<Omit<TransportRequest, 'signal'>> {
  if (request.body.length < worthZipping) return request;
  const stream = new Blob([request.body]).stream().pipeThrough(new CompressionStream('gzip'));
  const body = new Uint8Array(await new Response(stream).arrayBuffer());
  return { ...request, body, headers: { ...request.headers, 'content-encoding': 'gzip' } };
}

const es256 = { name: 'ECDSA', hash: 'SHA-256' };

/** ES256, raw r‖s in base64url. */
export async function sign(
  platform: Pick<Platform, 'crypto'>,
  device: Pick<DeviceRow, 'signKey'>,
  text: string,
): Promise<string> {
  const input = new TextEncoder().encode(text);
  const signature = await platform.crypto.subtle.sign(es256, device.signKey.privateKey, input);
  return base64urlnopad.encode(new Uint8Array(signature));
}
