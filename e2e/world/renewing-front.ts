import { once } from 'node:events';
import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Stands between tablet and server and publishes a new version of the page when told: another `index.html`
 * and the service worker that precaches it, exactly as a new build would differ. All else passes through.
 */
export class RenewingFront {
  /** How often the service worker was asked for since the renewal. */
  asked = 0;
  private renewed = false;
  private readonly server: Server;
  private readonly target: number;

  private constructor(target: number) {
    this.target = target;
    this.server = createServer((near, answer) => this.forward(near, answer));
  }

  static async before(target: number): Promise<RenewingFront> {
    const front = new RenewingFront(target);
    front.server.listen(0, '127.0.0.1');
    await once(front.server, 'listening');
    return front;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  publish(): void {
    this.renewed = true;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private forward(near: IncomingMessage, answer: ServerResponse): void {
    const path = (near.url ?? '').split('?')[0] ?? '';
    const rewrite = this.renewed ? this.rewriter(path) : null;
    const headers = { ...near.headers };
    if (rewrite !== null) {
      headers['accept-encoding'] = 'identity';
      delete headers['if-none-match'];
      delete headers['if-modified-since'];
    }
    const far = request(
      { host: '127.0.0.1', port: this.target, method: near.method, path: near.url, headers },
      (reply) => {
        if (rewrite === null) {
          answer.writeHead(reply.statusCode ?? 502, reply.headers);
          reply.pipe(answer);
          return;
        }
        void passRewritten(reply, answer, rewrite);
      },
    );
    // The tablet sees what it would see of a server that went away.
    far.on('error', () => answer.destroy());
    near.on('error', () => far.destroy());
    answer.on('close', () => far.destroy());
    near.pipe(far);
  }

  private rewriter(path: string): ((text: string) => string) | null {
    if (path === '/kiosk/sw.js') {
      this.asked += 1;
      return (text) => {
        const next = text.replace(
          /(url:\s*"index\.html",\s*revision:\s*"|revision:\s*"(?=[^"]*",\s*url:\s*"index\.html"))/,
          '$1renewed-',
        );
        if (next === text) throw new Error('the service worker precaches no index.html');
        return next;
      };
    }
    const isPage =
      path.startsWith('/kiosk/') && !/\.[a-z0-9]+$/.test(path.replace('index.html', ''));
    return isPage
      ? (text) => text.replace('</head>', '<meta name="release" content="2" /></head>')
      : null;
  }
}

async function passRewritten(
  reply: IncomingMessage,
  answer: ServerResponse,
  rewrite: (text: string) => string,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of reply) chunks.push(chunk as Buffer);
  const body = Buffer.from(rewrite(Buffer.concat(chunks).toString('utf8')));
  const headers = { ...reply.headers, 'content-length': String(body.length) };
  delete headers.etag;
  delete headers['last-modified'];
  answer.writeHead(reply.statusCode ?? 502, headers).end(body);
}
