import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@comptoir/shared/access/permissions';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import type { Outcome } from '@comptoir/shared/sync/messages';
import { mintOrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../journal/append.ts';
import { type TestServer, type TestServerOptions, openTestServer } from '../testing-server.ts';
import { logInAs } from './portal-account.ts';
import { PortalClient, setUpHouse } from './portal-client.ts';

/** Everybody who may stand at the portal's door. */
export const askers = [
  'nobody',
  'none',
  'employee',
  'manager',
  'elsewhere',
  'team',
  'accounting',
  'fleet',
  'support',
  'store',
  'administrator',
] as const;
export type Asker = (typeof askers)[number];

/** Where each of them holds their role: `here` and `there` are stores, `team` is « Cuisine » here. */
const held: Record<
  Exclude<Asker, 'nobody' | 'none' | 'administrator'>,
  { role: Role; at: 'here' | 'there' | 'team' | null }
> = {
  employee: { role: 'employee', at: null },
  manager: { role: 'manager', at: 'here' },
  elsewhere: { role: 'manager', at: 'there' },
  team: { role: 'manager', at: 'team' },
  accounting: { role: 'accounting', at: null },
  fleet: { role: 'fleet', at: null },
  support: { role: 'support', at: null },
  store: { role: 'administration', at: 'here' },
};

type Bare = Pick<NewServerOperation, 'kind' | 'body'> &
  Partial<Pick<NewServerOperation, 'establishment' | 'attachments'>>;

/** A house of two stores and a team, and a browser for everybody who may ask something of it. */
export class RolesWorld {
  readonly server: TestServer;
  readonly organisation: string;
  readonly here: string;
  readonly there: string;
  readonly team: string;
  /** Whom each browser is; the one of `nobody` is nobody. */
  readonly people: Record<Exclude<Asker, 'nobody'>, string>;
  readonly clients: Record<Asker, PortalClient>;

  private constructor(
    world: Pick<
      RolesWorld,
      'server' | 'organisation' | 'here' | 'there' | 'team' | 'people' | 'clients'
    >,
  ) {
    this.server = world.server;
    this.organisation = world.organisation;
    this.here = world.here;
    this.there = world.there;
    this.team = world.team;
    this.people = world.people;
    this.clients = world.clients;
  }

  static async open(options: TestServerOptions = {}): Promise<RolesWorld> {
    const server = await openTestServer(options);
    const { client: administrator, me } = await setUpHouse(server);
    const organisation = me.organisation.id;
    const here = me.establishments[0]!.id;
    const [there, team] = [idOf(server), idOf(server)];
    const nobody = new PortalClient(server);
    const world = new RolesWorld({
      ...{ server, organisation, here, there, team },
      people: { administrator: me.person.id } as RolesWorld['people'],
      clients: { administrator, nobody } as RolesWorld['clients'],
    });
    await world.addStore(there, 'Le Comptoir du Marché');
    const body = { team, name: 'Cuisine', parent: null };
    await world.append([{ kind: 'team.create', establishment: here, body }]);
    for (const asker of askers) {
      if (asker === 'nobody' || asker === 'administrator') continue;
      const role = asker === 'none' ? null : held[asker];
      const person = await world.addPerson(role?.at === 'there' ? there : here, asker);
      if (role) await world.give(person, role.role, role.at);
      world.people[asker] = person;
      world.clients[asker] = await logInAs(server, { organisation, person });
    }
    return world;
  }

  close(): Promise<void> {
    return this.server.close();
  }

  /** Closes the house and keeps it, to begin with a copy of it as often as a test asks. */
  async keep(): Promise<{ copy(): Promise<RolesWorld>; remove(): void }> {
    const { folder, clock } = this.server;
    await this.server.close({ keep: true });
    return {
      copy: async () => {
        const own = mkdtempSync(join(tmpdir(), 'comptoir-roles-'));
        cpSync(folder, own, { recursive: true });
        const server = await openTestServer({ folder: own, now: clock.now() });
        const clients = {} as RolesWorld['clients'];
        for (const asker of askers) {
          clients[asker] = new PortalClient(server);
          for (const [name, value] of this.clients[asker].jar) clients[asker].jar.set(name, value);
        }
        return new RolesWorld({ ...this, server, clients });
      },
      remove: () => rmSync(folder, { recursive: true, force: true }),
    };
  }

  newId(): string {
    return idOf(this.server);
  }

  text(words: string) {
    return makeAttachment(Buffer.from(this.server.deps.random.bytes(16)).toString('hex'), words);
  }

  /** As the server itself, whom nobody asks who it is. */
  append(operations: readonly Bare[]): Promise<Outcome[]> {
    const rest = { actor: null, auth: 'none', source: { door: 'system', account: null } };
    return appendServer(
      this.server.deps,
      mintOrganisationScope(this.organisation),
      operations.map(
        (one) => ({ establishment: null, attachments: [], ...rest, ...one }) as NewServerOperation,
      ),
    );
  }

  async addStore(establishment: string, name: string): Promise<void> {
    const text = this.text(name);
    const settings = { ...defaultSettings, zone: 'Europe/Paris', language: 'fr' as const };
    const body = { establishment, nameText: text.hash, settings };
    await this.append([{ kind: 'establishment.create', establishment, body, attachments: [text] }]);
  }

  /** Somebody of a store, without a role or an account. */
  async addPerson(
    establishment: string,
    given: string,
    of: { email?: string; team?: string } = {},
  ): Promise<string> {
    const person = this.newId();
    const name = this.text(JSON.stringify({ given, family: 'Diallo' }));
    const rest = { colour: 'teal', role: 'employee', minorUntil: null } as const;
    const body = { person, nameText: name.hash, team: of.team ?? null, ...rest };
    await this.append([{ kind: 'employee.create', establishment, body, attachments: [name] }]);
    if (of.email === undefined) return person;
    const email = this.text(of.email);
    const changes = { emailText: { from: null, to: email.hash } };
    await this.append([
      { kind: 'employee.edit', establishment, body: { person, changes }, attachments: [email] },
    ]);
    return person;
  }

  async give(
    person: string,
    role: Role,
    at: 'here' | 'there' | 'team' | null = null,
  ): Promise<void> {
    const establishment = at === null ? null : at === 'there' ? this.there : this.here;
    const team = at === 'team' ? this.team : null;
    const [given] = await this.append([
      { kind: 'role.give', body: { person, role, establishment, team } },
    ]);
    if (given?.status !== 'applied') throw new Error(`The role was ${given?.refusal ?? 'lost'}.`);
  }
}

function idOf({ clock, deps }: TestServer): string {
  return uuidv7(clock.now(), deps.random.bytes(10));
}
