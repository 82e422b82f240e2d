import { expect } from '@playwright/test';
import { MailServer } from '@comptoir/server/testing/mail-server';
import { test as base } from './journey.ts';
import type { ServerOptions } from './server.ts';

/** As it arrived: both of its parts, decoded. */
export type Letter = { to: string; subject: string; text: string; html: string };

/** A real mail server with the boxes of everybody whom Comptoir writes to. */
export class Mailbox {
  private readonly server: MailServer;

  private constructor(server: MailServer) {
    this.server = server;
  }

  static async open(): Promise<Mailbox> {
    return new Mailbox(await MailServer.open());
  }

  get port(): number {
    return this.server.port;
  }

  /** Everything that arrived so far for an address, in order. */
  letters(to: string): Letter[] {
    return this.server.received
      .filter((mail) => mail.to === to)
      .map((mail) => ({
        to,
        subject: decodedHeader(mail.header('Subject') ?? ''),
        text: part(mail.source, 'text/plain'),
        html: part(mail.source, 'text/html'),
      }));
  }

  /** From now on the mail server knows nobody of this address, and says so for good. */
  refuse(address: string): void {
    this.server.unknown.add(address);
  }

  /** Waits for the letter that makes so many to an address. */
  async nth(to: string, count: number): Promise<Letter> {
    await expect.poll(() => this.letters(to).length).toBe(count);
    const letter = this.letters(to).at(-1);
    if (letter === undefined) throw new Error('the letter has gone');
    return letter;
  }

  /** Waits for the one letter to an address. */
  async only(to: string): Promise<Letter> {
    return this.nth(to, 1);
  }

  async close(): Promise<void> {
    await this.server.close();
  }
}

/** The link of a letter. */
export function linkIn({ text }: Letter): string {
  const [link] = /https?:\/\/\S+#\S+/.exec(text) ?? [];
  if (link === undefined) throw new Error(`no link in: ${text}`);
  return link;
}

/** A part of a mail, decoded. */
function part(source: string, type: 'text/plain' | 'text/html'): string {
  const from = source.slice(source.indexOf(`Content-Type: ${type}`));
  const start = from.indexOf('\r\n\r\n') + 4;
  const end = from.indexOf('\r\n--', start);
  const body = from.slice(start, end === -1 ? undefined : end);
  const encoding = /content-transfer-encoding: (\S+)/i.exec(from)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable'
    ? fromQuotedPrintable(body.replaceAll(/=\r\n/g, ''))
    : body;
}

function fromQuotedPrintable(body: string): string {
  const bytes = body.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Encoded words of a header, read. */
function decodedHeader(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : fromQuotedPrintable(text.replaceAll('_', ' ')),
    );
}

/** A story in which mail arrives. */
export const test = base.extend<
  { mailbox: Mailbox } & { house: NonNullable<ServerOptions['house']> }
>({
  house: ['demo', { option: true }],
  mailbox: async ({}, use) => {
    const mailbox = await Mailbox.open();
    await use(mailbox);
    await mailbox.close();
  },
  serverStart: async ({ mailbox, house }, use) => use({ house, mailPort: mailbox.port }),
});
