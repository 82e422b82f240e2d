import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** How the mail server treats the mails that come next. */
export type Mood =
  | 'takes'
  /** 550 to the recipient. */
  | 'refuses'
  /** 451 to the recipient. */
  | 'throttles'
  /** 535 to whoever logs in. */
  | 'knows-nobody'
  /** Never answers the recipient. */
  | 'stalls'
  /** Goes away after the first bytes of the message. */
  | 'drops';

export type ReceivedMail = { to: string; source: string; header(name: string): string | null };

/** A real SMTP server in this process, on a port of its own. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  /** Recipients that were named, whatever became of them. */
  attempts = 0;
  mood: Mood = 'takes';
  /** Recipients that nobody here has a box for: 550, whatever the mood. */
  readonly unknown = new Set<string>();
  readonly #server: SMTPServer;
  readonly port: number;

  private constructor(server: SMTPServer, port: number) {
    this.#server = server;
    this.port = port;
  }

  /** @param options `port`: one to come back on; `auth`: offers a log-in */
  static async open(options: { port?: number; auth?: boolean } = {}): Promise<MailServer> {
    let self: MailServer | null = null;
    const mood = (): Mood => self?.mood ?? 'takes';
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: options.auth ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
      allowInsecureAuth: true,
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 100,
      onAuth(auth, _session, answer) {
        const known = mood() !== 'knows-nobody' && auth.password === 'secret';
        if (known) answer(null, { user: auth.username });
        else answer(coded(535, 'Authentication failed'));
      },
      onRcptTo({ address }, _session, answer) {
        if (self) self.attempts += 1;
        if (mood() === 'refuses' || self?.unknown.has(address) === true)
          answer(coded(550, 'No such user here'));
        else if (mood() === 'throttles') answer(coded(451, 'Too many messages, try again later'));
        else if (mood() !== 'stalls') answer();
      },
      onData(stream, session, answer) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          if (mood() === 'drops') cut(server);
        });
        stream.on('end', () => {
          if (mood() === 'drops') return;
          const source = Buffer.concat(chunks).toString('utf8');
          const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
          self?.received.push({ to, source, header: (name) => headerOf(source, name) });
          answer();
        });
      },
    });
    server.on('error', () => {
      // A client that goes away is what these tests are about.
    });
    await new Promise<void>((done) => server.listen(options.port ?? 0, '127.0.0.1', done));
    const { port } = server.server.address() as AddressInfo;
    self = new MailServer(server, port);
    return self;
  }

  close(): Promise<void> {
    cut(this.#server);
    return new Promise((done) => this.#server.close(done));
  }
}

function coded(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** Ends every connection as a crash would: without a word. */
function cut(server: SMTPServer): void {
  for (const connection of server.connections as Set<{ _socket: { destroy(): void } }>) {
    connection._socket.destroy();
  }
}

function headerOf(source: string, name: string): string | null {
  const [head = ''] = source.split('\r\n\r\n');
  const unfolded = head.replaceAll(/\r\n[ \t]+/g, ' ');
  const line = unfolded
    .split('\r\n')
    .find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line === undefined ? null : line.slice(name.length + 1).trim();
}
