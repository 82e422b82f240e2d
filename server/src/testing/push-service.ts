import { createDecipheriv, createECDH, createPublicKey, hkdfSync, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { type Server, createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type PushPayload, pushPayloadSchema } from '@comptoir/shared/notifications/portal';

const certificate = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../testing-certificate/${name}.pem`, import.meta.url)));

/** The certificate that this service shows, which its callers must trust. */
export const pushServiceCa = certificate('cert');

/** How the push service treats what comes next. */
export type PushMood =
  | 'takes'
  | 'gone'
  | 'refuses'
  | 'forbids'
  | 'throttles'
  | 'fails'
  /** Never a word. */
  | 'stalls'
  /** Takes it, and then talks without end. */
  | 'floods'
  /** Heads of an answer without end, one letter after the other. */
  | 'drips'
  | 'too-large'
  | 'redirects';

export type ReceivedPush = {
  /** Path of the browser that it is for. */
  browser: string;
  payload: PushPayload;
  topic: string | undefined;
  ttl: number;
  /** Of the VAPID token, whose signature was right. */
  claims: { aud: string; sub: string; exp: number };
  bytes: number;
};

/** A browser of this service: the keys that its pushes are sealed to. */
export type TestBrowser = {
  endpoint: string;
  p256dh: string;
  auth: string;
};

/**
 * A real push service in this process, by HTTPS on a port of its own. It opens what it gets by the browser's keys as RFC
 * 8291 says, with nothing but Node's own cryptography, and checks who signed it (RFC 8292).
 */
export class PushService {
  mood: PushMood = 'takes';
  /** Seconds that `throttles` asks for. */
  retryAfter: number | null = null;
  /** Bytes from which on `too-large` says so. */
  largest = 0;
  attempts = 0;
  readonly received: ReceivedPush[] = [];
  readonly #browsers = new Map<string, { secret: Buffer; own: Buffer; auth: Buffer }>();
  readonly #server: Server;
  readonly port: number;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
  }

  static async open(): Promise<PushService> {
    const server = createServer({ cert: certificate('cert'), key: certificate('key') });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const self = new PushService(server, (server.address() as AddressInfo).port);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        const status = self.#take(request.url ?? '', request.headers, body);
        if (status === null) return;
        if (self.mood === 'floods') return flood(response);
        if (self.mood === 'drips') return drip(request.socket);
        if (self.mood === 'throttles' && self.retryAfter !== null) {
          response.setHeader('Retry-After', String(self.retryAfter));
        }
        if (status === 302) response.setHeader('Location', `https://localhost:${self.port}/else`);
        response.writeHead(status).end();
      });
    });
    return self;
  }

  /** The host that a server must be told of. */
  get host(): string {
    return `localhost:${this.port}`;
  }

  /** Somebody allows notifications in a browser. */
  browser(name = String(this.#browsers.size)): TestBrowser {
    const keys = createECDH('prime256v1');
    const own = keys.generateKeys();
    const auth = Buffer.alloc(16, name);
    const path = `/push/${encodeURIComponent(name)}`;
    this.#browsers.set(path, { secret: keys.getPrivateKey(), own, auth });
    return {
      endpoint: `https://${this.host}${path}`,
      p256dh: own.toString('base64url'),
      auth: auth.toString('base64url'),
    };
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((done) => this.#server.close(() => done()));
  }

  /** @returns the status; null: never an answer */
  #take(path: string, headers: NodeJS.Dict<string | string[]>, body: Buffer): number | null {
    this.attempts += 1;
    if (this.mood === 'stalls') return null;
    const answer = {
      gone: 410,
      refuses: 400,
      forbids: 403,
      throttles: 429,
      fails: 503,
      redirects: 302,
    } as const;
    if (this.mood in answer) return answer[this.mood as keyof typeof answer];
    if (this.mood === 'too-large' && body.length > this.largest) return 413;
    const browser = this.#browsers.get(path);
    if (!browser) return 404;
    const text = open(body, browser);
    this.received.push({
      browser: path,
      payload: pushPayloadSchema.parse(JSON.parse(text)),
      topic: headers.topic as string | undefined,
      ttl: Number(headers.ttl),
      claims: readVapid(String(headers.authorization)),
      bytes: body.length,
    });
    return 201;
  }
}

/** Taken, with an answer of a gigabyte, as long as somebody listens. */
function flood(response: ServerResponse): void {
  response.writeHead(201);
  const chunk = Buffer.alloc(65_536, 'x');
  let left = 16_384;
  const more = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(chunk)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}

function drip(socket: Socket): void {
  socket.write('HTTP/1.1 201 Created\r\nX-Slow: ');
  const timer = setInterval(() => socket.write('x'), 20);
  socket.once('close', () => clearInterval(timer));
  socket.once('error', () => clearInterval(timer));
}

/** Opens an aes128gcm message of one record (RFC 8188, RFC 8291 §3.4). */
function open(body: Buffer, { secret, own, auth }: { secret: Buffer; own: Buffer; auth: Buffer }) {
  const salt = body.subarray(0, 16);
  const length = body[20] ?? 0;
  const sender = body.subarray(21, 21 + length);
  const sealed = body.subarray(21 + length);
  const keys = createECDH('prime256v1');
  keys.setPrivateKey(secret);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, sender]);
  const shared = Buffer.from(hkdfSync('sha256', keys.computeSecret(sender), auth, info, 32));
  const derive = (name: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', shared, salt, `Content-Encoding: ${name}\0`, bytes));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  return padded.subarray(0, end).toString('utf8');
}

function readVapid(header: string): ReceivedPush['claims'] {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(header) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) =>
    part.toString('base64url'),
  );
  const publicKey = createPublicKey({
    key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' },
    format: 'jwk',
  });
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) throw new Error('A push was not signed by the key that it names.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as ReceivedPush['claims'];
}
