import type { TabletRole } from '@comptoir/shared/employees/operations';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertAccount, linkPerson } from '../directory/accounts.ts';
import { inTransaction } from '../database/driver.ts';
import { editEmployee } from '../employees/commands-of-doors.ts';
import { appendServer } from '../journal/append.ts';
import { compareRebuilt } from '../journal/rebuild.ts';
import { InvitationWorld } from '../testing/invitation-world.ts';
import { hour } from '../testing/store-world.ts';
import type { TabletOnBench } from '../testing/tablet-on-bench.ts';
import { acceptInvitation, inspectInvitation } from './invitations.ts';
import { makeTabletLink } from './links-for-tablets.ts';

let house: InvitationWorld;
let tablet: TabletOnBench;

beforeEach(async () => {
  house = await InvitationWorld.open();
  tablet = await house.world.tablet();
});
afterEach(async () => {
  const { deps, scope } = house.world;
  // Whatever was refused here is refused again, and nothing else, when the journal is projected anew.
  expect(await compareRebuilt(deps.db, scope.organisation)).toMatchObject({ ok: true });
  await house.close();
});

type Asked = 'employee.archive' | 'employee.restore' | 'access.resend' | 'access.revoke';

const said = ({ status, refusal }: { status: string; refusal?: string | undefined }) =>
  refusal ?? status;

/** What a manager asks for on the tablet of the store. */
async function onTablet(kind: Asked, person: string): Promise<string> {
  const built = tablet.write({ kind, body: { person }, actor: house.manager, auth: 'manager' });
  const { outcomes } = await tablet.push([built]);
  return said(outcomes[0]!);
}

async function open(person: string, role: TabletRole, actor = house.manager): Promise<string> {
  const body = { person, role };
  const built = tablet.write({ kind: 'access.open', body, actor, auth: 'manager' });
  const { outcomes } = await tablet.push([built]);
  return said(outcomes[0]!);
}

async function merge(person: string, into: string): Promise<string> {
  const body = { person, into };
  const acts = { kind: 'employee.merge', body, actor: house.manager, auth: 'manager' } as const;
  const { outcomes } = await tablet.push([tablet.write(acts)]);
  return said(outcomes[0]!);
}

/** What somebody, or the server itself (null), asks for at another door. */
async function inPortal(kind: Asked, person: string, actor: string | null): Promise<string> {
  const { deps, scope, establishment } = house.world;
  const source = { door: 'portal' as const, account: house.world.newId() };
  const rest = { establishment, actor, auth: 'none' as const, source, attachments: [] };
  const [outcome] = await appendServer(deps, scope, [{ ...rest, kind, body: { person } }]);
  return said(outcome!);
}

const access = (person: string) =>
  house.world.deps.db
    .selectFrom('invitation')
    .selectAll()
    .where('person', '=', person)
    .orderBy('position', 'desc')
    .executeTakeFirstOrThrow();

/** An administrator who has an account, as the set-up makes one. */
async function administrator(email: string): Promise<string> {
  const person = await house.addAdministrator(email);
  const account = house.world.newId();
  await house.world.append([{ kind: 'access.accept', body: { person, account } }]);
  return person;
}

describe('somebody who administers', () => {
  it('P20 T16 ACC-19 is neither archived nor merged away on a tablet, whatever their role there is', async () => {
    const boss = await administrator('nour@maison-aubert.fr');
    await administrator('ines@maison-aubert.fr');
    expect(await onTablet('employee.archive', boss)).toBe('not-allowed');
    expect(await merge(boss, house.employee)).toBe('not-allowed');
    expect(await access(boss)).toMatchObject({ state: 'accepted' });
  });

  it('P20 ACC-19 is archived by another administrator, not by a manager of the portal', async () => {
    const boss = await administrator('nour@maison-aubert.fr');
    const other = await administrator('ines@maison-aubert.fr');
    expect(await inPortal('employee.archive', boss, house.manager)).toBe('not-allowed');
    expect(await inPortal('employee.archive', boss, other)).toBe('applied');
  });

  it('P20 ACC-19 is not archived as the last one, whoever asks: of two who archive each other one stays', async () => {
    const boss = await administrator('nour@maison-aubert.fr');
    const other = await administrator('ines@maison-aubert.fr');
    const answers = await Promise.all([
      inPortal('employee.archive', boss, other),
      inPortal('employee.archive', other, boss),
    ]);
    expect(answers.sort()).toEqual(['applied', 'not-allowed']);
    expect(await inPortal('employee.archive', boss, null)).toMatch(/applied|not-allowed/);
    const { db } = house.world.deps;
    const present = await db
      .selectFrom('employee')
      .select('person')
      .where('archived', '=', 0)
      .where('person', 'in', [boss, other])
      .execute();
    expect(present).toHaveLength(1);
  });

  it('P20 ACC-19 is the last one where the others cannot log in', async () => {
    const boss = await administrator('nour@maison-aubert.fr');
    const other = await administrator('ines@maison-aubert.fr');
    expect(await inPortal('access.revoke', other, boss)).toBe('applied');
    expect(await inPortal('access.revoke', boss, other)).toBe('last-administrator');
    expect(await inPortal('employee.archive', boss, other)).toBe('last-administrator');
    const body = { person: boss, role: 'administration', establishment: null } as const;
    const [outcome] = await house.world.append([{ kind: 'role.take', body }]);
    expect(said(outcome!)).toBe('last-administrator');
  });

  it('P18 INV-15 once, who left and comes back, gets no administration out of a manager’s invitation', async () => {
    const boss = await administrator('nour@maison-aubert.fr');
    const other = await administrator('ines@maison-aubert.fr');
    expect(await inPortal('employee.archive', boss, other)).toBe('applied');
    expect(await onTablet('employee.restore', boss)).toBe('not-allowed');
    expect(await inPortal('employee.restore', boss, house.manager)).toBe('not-allowed');
    expect(await inPortal('employee.restore', boss, other)).toBe('applied');
    expect(await open(boss, 'employee')).toBe('not-allowed');
  });

  it('P18 INV-15 without an account yet is invited by an administrator, and to no other e-mail by a manager', async () => {
    const boss = await house.addAdministrator('nour@maison-aubert.fr');
    const other = await administrator('ines@maison-aubert.fr');
    expect(await open(boss, 'employee')).toBe('not-allowed');
    const { deps, scope, establishment } = house.world;
    const source = { door: 'portal' as const, account: house.world.newId() };
    const written = { establishment, auth: 'none' as const, source, attachments: [] };
    const body = { person: boss, role: 'employee' } as const;
    const [opened] = await appendServer(deps, scope, [
      { ...written, actor: other, kind: 'access.open', body },
    ]);
    expect(said(opened!)).toBe('applied');
    await house.giveEmail(boss, 'thief@example.fr');
    expect(await onTablet('access.resend', boss)).toBe('not-allowed');
    expect(await onTablet('access.revoke', boss)).toBe('not-allowed');
    const asked = { person: boss, manager: house.manager };
    const link = await makeTabletLink(deps, tablet.scope, asked, house.address);
    expect(link).toEqual({ ok: false, refusal: 'not-allowed' });
  });

  it('P18 INV-15 gets no other e-mail on a tablet: where their invitation goes is the portal’s to say', async () => {
    const boss = await house.addAdministrator('nour@maison-aubert.fr');
    const thief = house.world.text('thief@example.fr');
    const move = async (person: string): Promise<string> => {
      const { email_text: from } = await house.world.deps.db
        .selectFrom('employee')
        .select('email_text')
        .where('person', '=', person)
        .executeTakeFirstOrThrow();
      const body = { person, changes: { emailText: { from, to: thief.hash } } };
      const acts = { kind: 'employee.edit', body, actor: house.manager, auth: 'manager' } as const;
      const { outcomes } = await tablet.push([tablet.write(acts)], [thief]);
      return said(outcomes[0]!);
    };
    expect(await move(boss)).toBe('not-allowed');
    expect(await move(house.employee)).toBe('applied');
  });

  it('T16 INV-15 is invited from no tablet, not even by an administrator who manages there', async () => {
    const boss = await house.addAdministrator('nour@maison-aubert.fr');
    const other = await administrator('ines@maison-aubert.fr');
    await house.setRole(other, 'employee', 'manager');
    expect(await open(boss, 'employee', other)).toBe('not-allowed');
  });

  it('P18 INV-15 became one after a manager invited them: the invitation waits for an administrator', async () => {
    const other = await administrator('ines@maison-aubert.fr');
    await house.giveEmail(house.employee, 'awa@example.fr');
    expect(await open(house.employee, 'employee')).toBe('applied');
    const { id: invitation } = await access(house.employee);
    const inspect = () => {
      const { organisation } = house.world.scope;
      return inspectInvitation(house.world.deps.db, { organisation, invitation });
    };
    expect(await inspect()).toMatchObject({ ok: true });
    const body = { person: house.employee, role: 'administration', establishment: null } as const;
    await house.world.append([{ kind: 'role.give', body }]);
    expect(await inspect()).toEqual({ ok: false, refusal: 'dead-link' });
    expect(await inPortal('access.resend', house.employee, other)).toBe('applied');
    expect(await inspect()).toMatchObject({ ok: true });
  });
});

it('P18 INV-10 of a manager with an account, demoted meanwhile, the invitation cannot be accepted', async () => {
  const body = { person: house.manager, role: 'manager', establishment: null } as const;
  await house.world.append([{ kind: 'role.give', body }]);
  await house.giveEmail(house.employee, 'awa@example.fr');
  expect(await open(house.employee, 'employee')).toBe('applied');
  const { id: invitation } = await access(house.employee);
  const { organisation } = house.world.scope;
  const inspect = () => inspectInvitation(house.world.deps.db, { organisation, invitation });
  expect(await inspect()).toMatchObject({ ok: true });
  await house.setRole(house.manager, 'manager', 'employee');
  expect(await inspect()).toEqual({ ok: false, refusal: 'dead-link' });
});

describe('somebody who works in two stores', () => {
  beforeEach(async () => {
    await house.giveEmail(house.employee, 'awa@example.fr');
    const market = house.world.newId();
    await house.world.addEstablishment(market, 'Le Comptoir du Marché');
    const body = { person: house.employee };
    await house.world.append([{ kind: 'membership.add', establishment: market, body }]);
  });

  const promote = async (actor = house.manager): Promise<string> => {
    const body = {
      person: house.employee,
      changes: { role: { from: 'employee', to: 'manager' } },
    } as const;
    const acts = { kind: 'employee.edit', body, actor, auth: 'manager' } as const;
    const { outcomes } = await tablet.push([tablet.write(acts)]);
    return said(outcomes[0]!);
  };

  it('T16 INV-16 is made a manager of both by nobody who manages one', async () => {
    expect(await promote()).toBe('not-allowed');
    expect(await open(house.employee, 'manager')).toBe('not-allowed');
    expect(await open(house.employee, 'employee')).toBe('applied');
  });

  it('T16 INV-16 nor in the name of an administrator who manages one of them: a tablet can name anybody', async () => {
    const boss = await house.addAdministrator('nour@maison-aubert.fr');
    await house.setRole(boss, 'employee', 'manager');
    expect(await promote(boss)).toBe('not-allowed');
    expect(await open(house.employee, 'manager', boss)).toBe('not-allowed');
  });

  it('INV-16 EMP-14 nor by the fields of a portal form: nothing of it is written', async () => {
    const { deps, scope, establishment } = house.world;
    const by = {
      actor: house.manager,
      source: { door: 'portal' as const, account: house.world.newId() },
    };
    const patch = {
      team: { from: null, to: 'Bar' },
      role: { from: 'employee', to: 'manager' },
    } as const;
    const input = { person: house.employee, establishment, patch };
    expect(await editEmployee(deps, scope, input, by)).toEqual({
      ok: false,
      refusal: 'not-allowed',
    });
    const row = await deps.db
      .selectFrom('employee')
      .select(['team', 'role'])
      .where('person', '=', house.employee)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ team: null, role: 'employee' });
  });

  it('K17 INV-16 is made one by whoever manages both, or administers', async () => {
    const boss = await house.addAdministrator('nour@maison-aubert.fr');
    const { deps, scope, establishment } = house.world;
    const source = { door: 'portal' as const, account: house.world.newId() };
    const written = { establishment, auth: 'none' as const, source, attachments: [] };
    const body = { person: house.employee, role: 'manager' } as const;
    const [outcome] = await appendServer(deps, scope, [
      { ...written, actor: boss, kind: 'access.open', body },
    ]);
    expect(said(outcome!)).toBe('applied');
  });

  it('K17 INV-16 may be made one on the tablet by whoever manages both', async () => {
    const { db } = house.world.deps;
    const stores = await db
      .selectFrom('membership')
      .select('establishment')
      .where('person', '=', house.employee)
      .execute();
    for (const { establishment } of stores) {
      const body = { person: house.manager };
      await house.world.append([{ kind: 'membership.add', establishment, body }]);
    }
    expect(await promote()).toBe('applied');
  });
});

it('EMP-16 a second record that had the account gives the e-mail back: the first is invited with it', async () => {
  const twin = await house.addPerson();
  await house.giveEmail(twin, 'awa@example.fr');
  expect(await open(twin, 'employee')).toBe('applied');
  const { deps, scope, clock } = house.world;
  const { organisation } = scope;
  const account = house.world.newId();
  const now = clock.now();
  const take = async (person: string): Promise<boolean> => {
    const { id: invitation } = await access(person);
    return inTransaction(deps.db, async (trx) => {
      const linked = await linkPerson(trx, { organisation, person, account, linked_at: now });
      return (
        linked && (await acceptInvitation(trx, deps, { organisation, invitation, account })).ok
      );
    });
  };
  const login = { id: account, email: 'awa@example.fr', language: 'fr' as const };
  const made = { password: '', pepper: '', created_at: now, password_at: now };
  await inTransaction(deps.db, (trx) => insertAccount(trx, { ...login, ...made }));
  expect(await take(twin)).toBe(true);
  expect(await merge(twin, house.employee)).toBe('applied');
  await house.giveEmail(house.employee, 'awa@example.fr');
  clock.advance(hour);
  expect(await open(house.employee, 'employee')).toBe('applied');
  expect(await take(house.employee)).toBe(true);
});
