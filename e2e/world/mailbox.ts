import { expect } from '@playwright/test';
import { MailServer } from '@comptoir/server/testing/mail-server';
import { test as base } from './journey.ts';

export type Letter = { to: string; subject: string; text: string };

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
      .map((mail) => ({ to, subject: mail.header('Subject') ?? '', text: plainText(mail.source) }));
  }

  /** Waits for the one letter to an address. */
  async only(to: string): Promise<Letter> {
    await expect.poll(() => this.letters(to).length).toBe(1);
    const [letter] = this.letters(to);
    if (letter === undefined) throw new Error('the letter has gone');
    return letter;
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

/** The first part of a mail, which is its plain text, decoded. */
function plainText(source: string): string {
  const part = source.slice(source.indexOf('text/plain'));
  const start = part.indexOf('\r\n\r\n') + 4;
  const end = part.indexOf('\r\n--', start);
  const body = part.slice(start, end === -1 ? undefined : end);
  const encoding = /content-transfer-encoding: (\S+)/i.exec(part)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** A story in which mail arrives. */
export const test = base.extend<{ mailbox: Mailbox }>({
  mailbox: async ({}, use) => {
    const mailbox = await Mailbox.open();
    await use(mailbox);
    await mailbox.close();
  },
  serverStart: async ({ mailbox }, use) => use({ mailPort: mailbox.port }),
});
