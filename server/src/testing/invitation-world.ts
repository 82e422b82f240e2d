import type { TabletRole } from '@comptoir/shared/employees/operations';
import type { Result } from '@comptoir/shared/refusals';
import type { Outcome } from '@comptoir/shared/sync/messages';
import { inviter } from '../access/invitation-mails.ts';
import { insertAccount, linkPerson } from '../directory/accounts.ts';
import { insertSession, standingSession } from '../directory/sessions.ts';
import { inTransaction } from '../database/driver.ts';
import { appendServer } from '../journal/append.ts';
import { type MailWorker, startMailWorker } from '../mail/worker.ts';
import { openMailer } from '../platform/mailer.ts';
import { MailServer } from './mail-server.ts';
import { StoreWorld, minute } from './store-world.ts';

/** A store, a real mail server, and the worker between them: started and stopped as a test says. */
export class InvitationWorld {
  readonly world: StoreWorld;
  readonly mails: MailServer;
  #worker: MailWorker | null = null;

  private constructor(world: StoreWorld, mails: MailServer) {
    this.world = world;
    this.mails = mails;
  }

  static async open(): Promise<InvitationWorld> {
    return new InvitationWorld(await StoreWorld.open(), await MailServer.open());
  }

  async close(): Promise<void> {
    // The mail server goes first: nobody waits for an answer that never comes.
    await this.mails.close();
    await this.#worker?.stop();
    await this.world.close();
  }

  get employee(): string {
    return this.world.employee;
  }

  get manager(): string {
    return this.world.manager;
  }

  readonly address = (): Promise<URL> => Promise.resolve(new URL('https://comptoir.example.fr'));

  /** Starts what sends mail, as a start of the server does. */
  async start({ configured = true } = {}): Promise<MailWorker> {
    await this.#worker?.stop();
    const host = { host: '127.0.0.1', port: this.mails.port };
    const server = { ...host, secure: false, requireTls: false, auth: null };
    const from = { name: 'Comptoir', address: 'comptoir@maison-aubert.fr' };
    this.#worker = await startMailWorker(this.world.deps, {
      mailer: configured ? openMailer(server, from) : null,
      rate: 1_000,
      ...inviter(this.world.deps, this.address),
    });
    return this.#worker;
  }

  /** Stops and starts in between, without time for any work. */
  async restart(): Promise<void> {
    await this.#worker?.stop();
    this.#worker = null;
  }

  /** Lets the worker do what is due. */
  async deliver(options: { configured?: boolean } = {}): Promise<void> {
    const worker = this.#worker ?? (await this.start(options));
    await worker.pass();
  }

  queued() {
    const { db } = this.world.deps;
    return db.selectFrom('mail').selectAll().where('state', '!=', 'sent').execute();
  }

  async onlyMail() {
    const { db } = this.world.deps;
    return db.selectFrom('mail').selectAll().executeTakeFirstOrThrow();
  }

  async until(holds: () => Promise<boolean>): Promise<void> {
    while (!(await holds())) await new Promise((done) => setTimeout(done, 5));
  }

  subject(at: number): string {
    return decodeWords(this.mails.received[at]?.header('subject') ?? '');
  }

  /** Plain text of a mail that arrived. */
  text(at: number): string {
    const source = this.mails.received[at]?.source ?? '';
    const part = source.split(/\r\n--[^\r\n]+\r\n/).find((one) => one.includes('text/plain')) ?? '';
    const [head = '', ...body] = part.split('\r\n\r\n');
    const text = body.join('\r\n\r\n');
    if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8');
    return /quoted-printable/i.test(head) ? decodeQuoted(text.replaceAll(/=\r\n/g, '')) : text;
  }

  tokenOf(at: number): string {
    const [, token = ''] = /\/portal\/activation#([A-Za-z0-9_-]{43})/.exec(this.text(at)) ?? [];
    return token;
  }

  addPerson(role: TabletRole = 'employee'): Promise<string> {
    return this.world.addPerson(this.world.newId(), role);
  }

  async addPersonElsewhere(role: TabletRole = 'employee'): Promise<string> {
    const establishment = this.world.newId();
    await this.world.addEstablishment(establishment, 'Le Comptoir du Marché');
    return this.world.addPerson(this.world.newId(), role, establishment);
  }

  /** What somebody asks for in the portal, about the employee of the store. */
  async inPortal(kind: 'access.open' | 'access.resend', actor: string): Promise<Outcome> {
    const { deps, scope, establishment, employee: person } = this.world;
    const source = { door: 'portal' as const, account: this.world.newId() };
    const written = { establishment, actor, auth: 'none' as const, source, attachments: [] };
    const [outcome] = await appendServer(deps, scope, [
      kind === 'access.open'
        ? { ...written, kind, body: { person, role: 'employee' } }
        : { ...written, kind, body: { person } },
    ]);
    return outcome!;
  }

  /** As an edit on the server: whatever stands there now is replaced. */
  async giveEmail(person: string, email: string): Promise<void> {
    const { db } = this.world.deps;
    const { email_text } = await db
      .selectFrom('employee')
      .select('email_text')
      .where('person', '=', person)
      .executeTakeFirstOrThrow();
    const text = this.world.text(email);
    await this.world.append([
      {
        kind: 'employee.edit',
        establishment: this.world.establishment,
        body: { person, changes: { emailText: { from: email_text, to: text.hash } } },
        attachments: [text],
      },
    ]);
  }

  async setRole(person: string, from: TabletRole, to: TabletRole): Promise<void> {
    await this.world.append([
      {
        kind: 'employee.edit',
        establishment: this.world.establishment,
        body: { person, changes: { role: { from, to } } },
      },
    ]);
  }

  async addAdministrator(email: string): Promise<string> {
    const person = await this.addPerson();
    await this.giveEmail(person, email);
    const body = { person, role: 'administration', establishment: null } as const;
    await this.world.append([{ kind: 'role.give', body }]);
    return person;
  }

  /** Accepts an invitation for a new account and logs in. @returns whether the session still stands */
  async logIn(
    invitation: string,
    accept: (invitation: string, account: string) => Promise<Result<unknown>>,
  ): Promise<() => Promise<boolean>> {
    const { db, clock } = this.world.deps;
    const { organisation } = this.world.scope;
    const [account, person] = [this.world.newId(), this.employee];
    const now = clock.now();
    await inTransaction(db, async (trx) => {
      await insertAccount(trx, {
        id: account,
        email: 'awa@example.fr',
        password: '',
        pepper: '',
        language: 'fr',
        created_at: now,
        password_at: now,
      });
      await linkPerson(trx, { organisation, person, account, linked_at: now });
    });
    const accepted = await accept(invitation, account);
    if (!accepted.ok) throw new Error(accepted.refusal);
    const body = { person, role: 'employee', establishment: null } as const;
    await this.world.append([{ kind: 'role.give', body }]);
    const session = { hash: 'session', account, organisation, person };
    await inTransaction(db, (trx) =>
      insertSession(trx, { ...session, created_at: now, seen_at: now, expires_at: now + minute }),
    );
    return async () => (await standingSession(db, 'session')) !== undefined;
  }
}

/** RFC 2047, as far as these subjects need it. */
function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : decodeQuoted(word.replaceAll('_', ' ')),
    );
}

function decodeQuoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
