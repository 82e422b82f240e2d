import { Agent, createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import { type Duplex, duplexPair } from 'node:stream';

export type Sent = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Uint8Array | null;
};
export type Answered = { status: number; headers: Record<string, string>; body: Buffer };

/** A real HTTP server on wires that exist in memory only: real parsing on both ends, no sockets, no ports. */
export type Wire = {
  /** @throws when the wire was cut before the whole answer was there */
  request(sent: Sent): Promise<Answered>;
  /** Opens an answer that does not end. @returns its status, and how to hang up */
  stream(
    sent: Sent,
    heard: (chunk: string) => void,
    ended: () => void,
  ): Promise<{
    status: number;
    headers: Record<string, string>;
    body: string | null;
    hangUp: () => void;
  }>;
  /** Cuts every wire at once, as a process that dies does. */
  cut(): void;
};

export function openWire(app: RequestListener): Wire {
  const server = createServer(app);
  const ends = new Set<Duplex>();
  const agent = new Agent({ keepAlive: false });
  agent.createConnection = () => {
    const [near, far] = duplexPair();
    for (const end of [near, far]) {
      ends.add(end);
      // A wire that is cut fails on both ends; whoever uses it hears of it by its request.
      end.on('error', () => undefined);
      end.once('close', () => ends.delete(end));
    }
    server.emit('connection', far);
    return near;
  };

  const open = (sent: Sent): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const { method, path, headers, body } = sent;
      const sending = httpRequest({ method, path, headers, agent }, resolve);
      sending.on('error', reject);
      sending.end(body ?? undefined);
    });

  return {
    async request(sent) {
      const answer = await open(sent);
      return {
        status: answer.statusCode ?? 0,
        headers: headersOf(answer),
        body: await whole(answer),
      };
    },
    async stream(sent, heard, ended) {
      const answer = await open(sent);
      const status = answer.statusCode ?? 0;
      const headers = headersOf(answer);
      if (status !== 200) {
        return { status, headers, body: String(await whole(answer)), hangUp: () => undefined };
      }
      answer.setEncoding('utf8');
      answer.on('data', heard);
      answer.on('error', () => undefined);
      answer.on('close', ended);
      return { status, headers, body: null, hangUp: () => answer.destroy() };
    },
    cut() {
      for (const end of [...ends]) end.destroy();
    },
  };
}

async function whole(answer: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function headersOf(answer: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
  );
}
