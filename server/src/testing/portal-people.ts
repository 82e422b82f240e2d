import type { TabletRole } from '@comptoir/shared/employees/operations';
import type { Me } from '@comptoir/shared/access/portal';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { inviter } from '../access/invitation-mails.ts';
import { contactWatcher } from '../access/accounts/contacts.ts';
import { mintOrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../journal/append.ts';
import type { TestServer } from '../testing-server.ts';
import { tokenIn } from './portal-client.ts';

type Written = Pick<NewServerOperation, 'kind' | 'body'> & Partial<NewServerOperation>;

/** People of a house that was set up, and the mails that its queue writes for them. Nothing is sent. */
export class PortalPeople {
  readonly #server: TestServer;
  readonly #me: Me;
  readonly #told = new Set<string>();
  readonly #followContacts: () => Promise<void>;
  readonly #address = () => Promise.resolve(new URL('https://comptoir.example.fr'));

  constructor(server: TestServer, me: Me) {
    this.#server = server;
    this.#me = me;
    this.#followContacts = contactWatcher(server.deps, this.#address);
  }

  /** What the server itself writes. */
  append(...operations: Written[]) {
    const shared = {
      establishment: this.#me.establishments[0]!.id,
      actor: this.#me.person.id,
      auth: 'none' as const,
      source: { door: 'system' as const, account: null },
      attachments: [],
    };
    const scope = mintOrganisationScope(this.#me.organisation.id);
    const written = operations.map((one) => ({ ...shared, ...one }));
    return appendServer(this.#server.deps, scope, written);
  }

  async hire(email: string | null, given = 'Awa', role: TabletRole = 'employee'): Promise<string> {
    const person = crypto.randomUUID();
    const name = makeAttachment('0'.repeat(32), JSON.stringify({ given, family: 'Diallo' }));
    const body = { colour: 'rose', role, team: null, minorUntil: null } as const;
    await this.append({
      kind: 'employee.create',
      body: { person, nameText: name.hash, ...body },
      attachments: [name],
    });
    if (email !== null) await this.giveEmail(person, email);
    return person;
  }

  /** As an edit at any door: whatever stands there now is replaced. */
  async giveEmail(person: string, email: string): Promise<void> {
    const { email_text: from } = await this.#server.deps.db
      .selectFrom('employee')
      .select('email_text')
      .where('person', '=', person)
      .executeTakeFirstOrThrow();
    const address = makeAttachment('1'.repeat(32), email);
    await this.append({
      kind: 'employee.edit',
      body: { person, changes: { emailText: { from, to: address.hash } } },
      attachments: [address],
    });
  }

  /** What the mail queue does before it sends. */
  async prepareMails(): Promise<void> {
    await inviter(this.#server.deps, this.#address).prepare();
    await this.#followContacts();
  }

  mailsTo(address: string) {
    return this.#server.deps.db
      .selectFrom('mail')
      .selectAll()
      .where('to_address', '=', address)
      .orderBy('id')
      .execute();
  }

  /** The token of a link to a page that was mailed to an address, one that nobody was told before; waits for it. */
  async tokenTo(address: string, page: 'activation' | 'confirm' | 'reset'): Promise<string> {
    const link = new RegExp(`https?:\\S+/portal/${page}#\\S+`);
    for (;;) {
      await this.prepareMails();
      const mails = await this.mailsTo(address);
      const tokens = mails.flatMap(({ text }) => link.exec(text ?? '') ?? []).map(tokenIn);
      const fresh = tokens.find((token) => !this.#told.has(token));
      if (fresh !== undefined) {
        this.#told.add(fresh);
        return fresh;
      }
      await new Promise((done) => setTimeout(done, 5));
    }
  }
}
