import 'temporal-polyfill/global';
import type { Role } from '@comptoir/shared/access/permissions';
import { setupAnswerSchema } from '@comptoir/shared/access/portal';
import { inspectAnswerSchema } from '@comptoir/shared/devices/portal';
import { createdEmployeeSchema } from '@comptoir/shared/employees/portal';
import { establishmentsAnswerSchema } from '@comptoir/shared/establishments/portal';
import { expect, type Page } from '@playwright/test';
import { EnrolmentScreen } from '../screens/enrolment.ts';
import { HomeScreen } from '../screens/home.ts';
import { AccountScreen } from '../screens/portal/account.ts';
import type { World } from './journey.ts';
import { linkIn, type Mailbox } from './mailbox.ts';
import type { Person } from './punch.ts';
import type { Tablet, TabletOptions } from './tablet.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

const administrator = {
  given: 'Camille',
  family: 'Lenoir',
  email: 'camille@example.com',
  password: 'Tournesol-42',
};

/**
 * A house that an owner set up, with an administrator: where stories about the portal begin. What the first hour has
 * shown on screens already goes through the same public endpoints here.
 */
export class House {
  /** Whoever opens the settings of the tablets: Awa Diop. */
  readonly manager: Person;
  private readonly world: World;
  private readonly cookie: string;

  private constructor(world: World, cookie: string, manager: Person) {
    this.world = world;
    this.cookie = cookie;
    this.manager = manager;
  }

  /** Answers the questions of the printed link. */
  static async found(world: World): Promise<House> {
    const { server } = world;
    const [, token] = (await server.setupLink()).split('#');
    const response = await ask(server.address, 'POST', 'setup', null, {
      token,
      language: 'fr',
      organisation: 'Maison Lenoir',
      establishment: { name: 'Le Comptoir du Marché', zone: 'Europe/Paris' },
      kioskAddress: server.address,
      administrator,
      manager: { given: 'Awa', family: 'Diop' },
    });
    const { name, pin } = setupAnswerSchema.parse(await response.json()).manager;
    const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0]);
    return new House(world, cookie.join('; '), { id: '', name, pin });
  }

  /** A tablet of this house, approved and up to date. */
  async tablet(): Promise<Tablet> {
    return (await this.namedTablet()).tablet;
  }

  /** The same, with the fingerprint by which the portal tells it from others. */
  async namedTablet(options?: TabletOptions): Promise<{ tablet: Tablet; fingerprint: string }> {
    const tablet = await this.world.tablet(options);
    const { userCode, fingerprint } = await new EnrolmentScreen(tablet.page).askForCode();
    const code = { code: userCode, establishment: null };
    const inspected = await this.ask('POST', 'devices/inspect', code);
    expect(inspectAnswerSchema.parse(inspected).fingerprint).toBe(fingerprint);
    await this.ask('POST', 'devices/approve', { ...code, fingerprint });
    const home = new HomeScreen(tablet.page);
    await expect(home.tile('Awa')).toBeVisible();
    await expect(home.sync).toHaveText('À jour');
    await tablet.caughtUp();
    await tablet.page.evaluate(() => navigator.serviceWorker.ready);
    return { tablet, fingerprint };
  }

  /** The store with which it began. */
  async establishment(): Promise<string | null> {
    const answer = await this.ask('GET', 'establishments');
    return establishmentsAnswerSchema.parse(answer).establishments[0]?.id ?? null;
  }

  /** Somebody more, made in the administration; `email`: invited to it at once. */
  async hire(
    given: string,
    family: string,
    role: Role,
    email: string | null = null,
  ): Promise<Person> {
    const establishment = await this.establishment();
    const made = await this.ask('POST', 'employees', {
      establishment,
      name: { given, family },
      team: null,
      email,
      phone: null,
      // Whoever manages their store opens the settings of its tablets; the other roles are held in the whole house.
      roles:
        role === 'employee'
          ? []
          : [{ role, establishment: role === 'manager' ? establishment : null, team: null }],
      grants: [],
      photo: null,
      invite: email !== null,
    });
    const { employee, pin } = createdEmployeeSchema.parse(made);
    return { id: employee, name: `${given} ${family}`, pin };
  }

  /** Somebody who was invited and has opened their account by the link of the letter, on no screen of this story. */
  async welcome(
    mailbox: Mailbox,
    given: string,
    family: string,
    role: Role,
  ): Promise<Person & { email: string; password: string }> {
    const [email, password] = [addressOf(given, family), administrator.password];
    const person = await this.hire(given, family, role, email);
    const token = linkIn(await mailbox.only(email)).split('#')[1];
    await ask(this.world.server.address, 'POST', 'activate', null, { token, password });
    return { ...person, email, password };
  }

  /** Logs somebody in on a desk or a phone of their own. */
  async logIn(
    who: { email: string; password: string; name: string },
    shape: 'desk' | 'phone' = 'desk',
  ): Promise<Page> {
    const page = await this.world.portal('/portal/login', shape);
    const login = new AccountScreen(page);
    await login.logIn(who.email, who.password);
    await expect(login.title(`Bonjour ${who.name.split(' ')[0]}`)).toBeVisible();
    return page;
  }

  /** What the administrator types to log in. */
  get credentials(): { email: string; password: string } {
    const { email, password } = administrator;
    return { email, password };
  }

  /** The administrator logs in on a desk of their own. */
  async administration(): Promise<Page> {
    return this.logIn({ ...administrator, name: administrator.given });
  }

  /** What the portal's pages ask, as the administrator. @returns the answer, null where there is none */
  async ask(method: Method, path: string, body?: object): Promise<unknown> {
    const response = await ask(this.world.server.address, method, path, this.cookie, body);
    return response.status === 204 ? null : response.json();
  }
}

/** `noe.garnier@example.com` */
export function addressOf(given: string, family: string): string {
  const plain = `${given}.${family}`.normalize('NFD').replaceAll(/[^A-Za-z.]/g, '');
  return `${plain.toLowerCase()}@example.com`;
}

async function ask(
  address: string,
  method: string,
  path: string,
  cookie: string | null,
  body?: object,
): Promise<Response> {
  const response = await fetch(`${address}/api/portal/${path}`, {
    method,
    headers: {
      'x-app': '1',
      origin: address,
      ...(cookie !== null && { cookie }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}
