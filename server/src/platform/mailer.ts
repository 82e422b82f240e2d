import type { MailAddress, SmtpServer } from './mail-address.ts';

export type Letter = {
  /** `<…@…>`; the same at every attempt. */
  messageId: string;
  from: MailAddress;
  to: MailAddress;
  subject: string;
  text: string;
  html: string;
  /** Images that the HTML shows as `cid:…`. */
  images?: readonly { id: string; png: Uint8Array }[];
};

/**
 * What became of one attempt. `refused`: the server does not take this mail, another attempt would end the same way.
 * `later`: not now. `unreachable`: the server was not reached, did not answer or went away, which says nothing of the mail.
 */
export type Sending =
  { ok: true } | { ok: false; because: 'refused' | 'later' | 'unreachable'; problem: string };

/** The way out for mail. Sending never throws: whatever the other end does is an answer. */
export type Mailer = {
  readonly from: MailAddress;
  send(letter: Omit<Letter, 'from'>): Promise<Sending>;
  close(): void;
};

/** Milliseconds that a mail server may be silent for, before the attempt is given up. */
export type Patience = { connection: number; greeting: number; silence: number };

const defaultPatience: Patience = { connection: 15_000, greeting: 15_000, silence: 60_000 };

/** A mailer that speaks SMTP, one connection for each mail. */
export function openMailer(
  server: SmtpServer,
  from: MailAddress,
  patience: Patience = defaultPatience,
): Mailer {
  // Loaded for a server that sends mails: many keep them.
  const transport = import('nodemailer').then(({ createTransport }) =>
    createTransport({
      host: server.host,
      port: server.port,
      secure: server.secure,
      requireTLS: server.requireTls,
      ...(server.auth && { auth: server.auth }),
      connectionTimeout: patience.connection,
      greetingTimeout: patience.greeting,
      socketTimeout: patience.silence,
      dnsTimeout: patience.connection,
      // A mail is what its row holds: nothing in it is ever fetched from a disk or from the network.
      disableFileAccess: true,
      disableUrlAccess: true,
    }),
  );
  return {
    from,
    async send({ images = [], ...letter }) {
      const attachments = images.map(({ id, png }) => ({
        cid: id,
        content: Buffer.from(png),
        contentType: 'image/png',
        contentDisposition: 'inline' as const,
        filename: 'logo.png',
      }));
      try {
        await (await transport).sendMail({ ...letter, from, attachments });
        return { ok: true };
      } catch (cause) {
        return failureOf(cause);
      }
    },
    close: () => void transport.then((opened) => opened.close()),
  };
}

/** Parts of the dialogue in which an answer is about this mail; before them it is about the way to the server. */
const aboutTheMail: readonly string[] = ['EENVELOPE', 'EMESSAGE'];

function failureOf(cause: unknown): Sending {
  const { code, responseCode, message } = (
    cause instanceof Error ? cause : new Error(String(cause))
  ) as Error & { code?: string; responseCode?: number };
  const problem = problemOf(message);
  if (responseCode === undefined || code === undefined || !aboutTheMail.includes(code)) {
    return { ok: false, because: 'unreachable', problem };
  }
  const refused = responseCode >= 500 && responseCode < 600;
  return { ok: false, because: refused ? 'refused' : 'later', problem };
}

/** What the other end said, as one short line. */
function problemOf(message: string): string {
  return message
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
