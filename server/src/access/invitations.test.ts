import type { TabletRole } from '@comptoir/shared/employees/operations';
import type { AccessRow } from '@comptoir/shared/sync/rows';
import { accessRowSchema } from '@comptoir/shared/sync/rows';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../database/driver.ts';
import { findLink } from '../directory/links.ts';
import { tidyDirectory } from '../directory/sessions.ts';
import { compareRebuilt } from '../journal/rebuild.ts';
import { retryMail } from '../mail/commands.ts';
import { InvitationWorld } from '../testing/invitation-world.ts';
import { hour, minute } from '../testing/store-world.ts';
import type { TabletOnBench } from '../testing/tablet-on-bench.ts';
import { rowsAfter } from '../testing/tablet-on-bench.ts';
import { acceptInvitation, inspectInvitation } from './invitations.ts';
import { makeTabletLink } from './links-for-tablets.ts';

let house: InvitationWorld;
let tablet: TabletOnBench;

beforeEach(async () => {
  house = await InvitationWorld.open();
  tablet = await house.world.tablet();
});
afterEach(() => house.close());

const act = async (
  kind: 'access.open' | 'access.resend' | 'access.revoke',
  rest: { person?: string; role?: TabletRole; actor?: string; auth?: 'pin' | 'manager' } = {},
) => {
  const { person = house.employee, role = 'employee', actor = house.manager } = rest;
  const body = kind === 'access.open' ? { person, role } : { person };
  const built = tablet.write({ kind, body, actor, auth: rest.auth ?? 'manager' });
  const { outcomes } = await tablet.push([built]);
  return { id: built.operation.id, outcome: outcomes[0]! };
};

async function access(person = house.employee): Promise<AccessRow | null> {
  tablet.cursor = null;
  const row = rowsAfter(await tablet.pull()).get(`accesses ${person}`);
  return row === undefined ? null : accessRowSchema.parse(row);
}

const accept = (invitation: string, account = house.world.newId()) =>
  inTransaction(house.world.deps.db, (trx) => {
    const { organisation } = house.world.scope;
    return acceptInvitation(trx, house.world.deps, { organisation, invitation, account });
  });
const inspect = (invitation: string) =>
  inspectInvitation(house.world.deps.db, {
    organisation: house.world.scope.organisation,
    invitation,
  });
const linkOf = (token: string) => findLink(house.world.deps.db, token, house.world.clock.now());
const dead = { ok: false, refusal: 'dead-link' };

describe('« Ouvrir un compte » on a tablet', () => {
  it('K5 K14 K18 INV-1 INV-6 becomes one mail with the login and a link', async () => {
    await house.giveEmail(house.employee, 'awa@example.fr');
    const { id, outcome } = await act('access.open');
    expect(outcome.status).toBe('applied');
    expect(await access()).toMatchObject({
      invitation: id,
      state: 'pending',
      delivery: 'queued',
      openedBy: house.manager,
      expiresAt: null,
    });
    await house.deliver();
    const [mail] = house.mails.received;
    expect(mail?.to).toBe('awa@example.fr');
    expect(house.mails.received).toHaveLength(1);
    expect(house.subject(0)).toContain('Maison Aubert');
    expect(house.text(0)).toContain('Bonjour Awa');
    expect(house.text(0)).toContain('awa@example.fr');
    const link = await linkOf(house.tokenOf(0));
    expect(link).toMatchObject({ purpose: 'activation', subject: id, email: 'awa@example.fr' });
    expect(await inspect(id)).toMatchObject({
      ok: true,
      value: { given: 'Awa', organisationName: 'Maison Aubert', role: 'employee' },
    });
  });

  it('INV-9 says when the mail went out, and the 72 hours count from then', async () => {
    await house.giveEmail(house.employee, 'awa@example.fr');
    house.mails.mood = 'throttles';
    await act('access.open');
    await house.deliver();
    expect(await access()).toMatchObject({ delivery: 'queued' });
    house.world.clock.advance(10 * hour);
    house.mails.mood = 'takes';
    await house.deliver();
    const expiresAt = house.world.clock.now() + 72 * hour;
    expect(await access()).toMatchObject({ delivery: 'sent', expiresAt });
    expect((await linkOf(house.tokenOf(0)))?.expires_at).toBe(expiresAt);
    house.world.clock.advance(72 * hour);
    expect(await linkOf(house.tokenOf(0))).toBeUndefined();
  });

  it('C13 INV-9 shows on the record that the mail was refused for good', async () => {
    await house.giveEmail(house.employee, 'awa@example.fr');
    house.mails.mood = 'refuses';
    await act('access.open');
    await house.deliver();
    expect(await access()).toMatchObject({ state: 'pending', delivery: 'failed', expiresAt: null });
  });

  it('INV-9 shows that the mail is kept where no mail server is configured', async () => {
    await house.giveEmail(house.employee, 'awa@example.fr');
    await act('access.open');
    await house.deliver({ configured: false });
    expect(await access()).toMatchObject({ delivery: 'kept' });
    const { text } = await house.onlyMail();
    expect(text).toMatch(/\/portal\/activation#[A-Za-z0-9_-]{43}\n/);
  });

  it('INV-9 MAIL-11 sent again two months after it failed, the mail has a link that works', async () => {
    await house.giveEmail(house.employee, 'awa@example.fr');
    house.mails.mood = 'refuses';
    await act('access.open');
    await house.deliver();
    expect(await access()).toMatchObject({ delivery: 'failed' });
    const { db } = house.world.deps;
    house.world.clock.advance(60 * 24 * hour);
    await tidyDirectory(db, house.world.clock.now());
    const { id } = await house.onlyMail();
    const { organisation } = house.world.scope;
    await inTransaction(db, (trx) => retryMail(trx, { organisation, id }, house.world.clock.now()));
    house.mails.mood = 'takes';
    await house.deliver();
    expect(await linkOf(house.tokenOf(0))).toMatchObject({ purpose: 'activation' });
    expect(await access()).toMatchObject({
      state: 'pending',
      delivery: 'sent',
      expiresAt: house.world.clock.now() + 72 * hour,
    });
    house.world.clock.advance(102 * 24 * hour);
    await tidyDirectory(db, house.world.clock.now());
    expect(await db.selectFrom('one_time_link').selectAll().execute()).toEqual([]);
  });

  it('INV-6 is exactly one mail, wherever the server stops', async () => {
    await house.giveEmail(house.employee, 'awa@example.fr');
    await act('access.open');
    // Stopped after the push, before the link was made: the next start makes it.
    await house.restart();
    await house.deliver();
    await house.restart();
    await house.deliver();
    expect(house.mails.received).toHaveLength(1);
    const links = await house.world.deps.db.selectFrom('one_time_link').selectAll().execute();
    expect(links).toHaveLength(1);
  });

  it('K10 INV-1 is refused for a person without e-mail, and a text that is none counts as none', async () => {
    expect((await act('access.open')).outcome.refusal).toBe('no-email');
    await house.giveEmail(house.employee, 'awa@example.fr\r\nBcc: b@y.fr');
    expect((await act('access.open')).outcome.refusal).toBe('no-email');
    await house.deliver();
    expect(await house.queued()).toEqual([]);
  });

  it('K9 INV-2 is refused where the e-mail is another person’s', async () => {
    await house.giveEmail(house.manager, 'shop@example.fr');
    await house.giveEmail(house.employee, 'Shop@Example.fr');
    expect((await act('access.open')).outcome.refusal).toBe('email-taken');
    expect(await access()).toBeNull();
  });

  it('INV-2 P19 is refused where the e-mail opened the account of somebody who left', async () => {
    const before = await house.addPerson();
    await house.giveEmail(before, 'awa@example.fr');
    const { id } = await act('access.open', { person: before });
    expect((await accept(id)).ok).toBe(true);
    await house.world.append([{ kind: 'employee.archive', body: { person: before } }]);
    await house.giveEmail(house.employee, 'awa@example.fr');
    expect((await act('access.open')).outcome.refusal).toBe('email-taken');
  });

  it.each([
    ['an employee', 'employee', 'manager'],
    ['a manager who typed a PIN to punch', 'manager', 'pin'],
  ] as const)('T16 INV-3 is refused when forged by %s', async (_, who, auth) => {
    await house.giveEmail(house.employee, 'awa@example.fr');
    const { outcome } = await act('access.open', { actor: house[who], auth });
    expect(outcome.refusal).toBe('not-allowed');
    expect(await access()).toBeNull();
    await house.deliver();
    expect(house.mails.attempts).toBe(0);
  });

  it('INV-3 is given in the portal by whoever manages that store or administers, and by nobody else', async () => {
    await house.giveEmail(house.employee, 'awa@example.fr');
    const elsewhere = await house.addPersonElsewhere('manager');
    const boss = await house.addAdministrator('nour@maison-aubert.fr');
    for (const person of [house.manager, elsewhere]) {
      const body = { person, role: 'manager', establishment: null } as const;
      await house.world.append([{ kind: 'role.give', body }]);
    }
    const open = (actor: string) => house.inPortal('access.open', actor);
    for (const nobody of [house.employee, elsewhere, house.world.newId()]) {
      expect((await open(nobody)).refusal).toBe('not-allowed');
    }
    expect((await open(house.manager)).status).toBe('applied');
    expect((await open(boss)).status).toBe('applied');
    expect((await house.inPortal('access.resend', elsewhere)).refusal).toBe('not-allowed');
    expect((await house.inPortal('access.resend', boss)).status).toBe('applied');
  });

  it('T17 INV-3 is refused from a manager who was demoted meanwhile', async () => {
    await house.giveEmail(house.employee, 'awa@example.fr');
    await house.setRole(house.manager, 'manager', 'employee');
    expect((await act('access.open')).outcome.refusal).toBe('not-allowed');
  });

  it('K15 K16 K17 INV-4 makes a manager on the tablet at once, and administrators hear of it', async () => {
    const boss = await house.addAdministrator('nour@maison-aubert.fr');
    await house.giveEmail(house.employee, 'awa@example.fr');
    await act('access.open', { role: 'manager' });
    tablet.cursor = null;
    const rows = rowsAfter(await tablet.pull());
    expect(rows.get(`employees ${house.employee}`)).toMatchObject({ role: 'manager' });
    await house.deliver();
    expect(house.mails.received.map(({ to }) => to).sort()).toEqual([
      'awa@example.fr',
      'nour@maison-aubert.fr',
    ]);
    const told = house.mails.received.findIndex(({ to }) => to.startsWith('nour'));
    expect(house.subject(told)).toContain('compte Manager a été ouvert depuis la tablette');
    expect(house.text(told)).toContain('Le Comptoir des Halles');
    expect(boss).not.toBe(house.employee);
    // Sent again, they hear nothing new.
    await act('access.resend');
    await house.deliver();
    expect(house.mails.received).toHaveLength(3);
  });

  it('K16 INV-4 leaves an employee an employee, and a manager a manager', async () => {
    await house.giveEmail(house.employee, 'awa@example.fr');
    await act('access.open');
    await house.giveEmail(house.manager, 'nour@example.fr');
    await act('access.open', { person: house.manager, role: 'employee' });
    tablet.cursor = null;
    const rows = rowsAfter(await tablet.pull());
    expect(rows.get(`employees ${house.employee}`)).toMatchObject({ role: 'employee' });
    expect(rows.get(`employees ${house.manager}`)).toMatchObject({ role: 'manager' });
    expect(rows.get(`accesses ${house.manager}`)).toMatchObject({ role: 'manager' });
  });

  it('INV-5 a second one takes the first one’s place', async () => {
    await house.giveEmail(house.employee, 'awa@example.fr');
    const first = await act('access.open');
    await house.deliver();
    const second = await act('access.open');
    await house.deliver();
    expect(await access()).toMatchObject({ invitation: second.id, state: 'pending' });
    expect(await inspect(first.id)).toEqual(dead);
    expect(await linkOf(house.tokenOf(0))).toBeUndefined();
    expect(await linkOf(house.tokenOf(1))).toMatchObject({ subject: second.id });
    expect((await accept(second.id)).ok).toBe(true);
    expect((await act('access.open')).outcome.refusal).toBe('conflict');
  });

  it('C13 two hundred invitations are taken while the mail server answers nothing', async () => {
    const people: string[] = [];
    for (let n = 0; n < 200; n += 1) {
      const person = await house.addPerson();
      await house.giveEmail(person, `person${n}@example.fr`);
      people.push(person);
    }
    house.mails.mood = 'stalls';
    const worker = await house.start();
    const built = people.map((person) => {
      const body = { person, role: 'employee' } as const;
      return tablet.write({ kind: 'access.open', body, actor: house.manager, auth: 'manager' });
    });
    const { outcomes } = await tablet.push(built);
    expect(outcomes.every(({ status }) => status === 'applied')).toBe(true);
    worker.wake();
    await house.until(async () => (await house.queued()).length === 200);
    await house.until(() => Promise.resolve(house.mails.attempts === 1));
  });
});

describe('an invitation', () => {
  let id: string;
  beforeEach(async () => {
    await house.giveEmail(house.employee, 'awa@example.fr');
    ({ id } = await act('access.open'));
    await house.deliver();
  });

  it('INV-10 is accepted once', async () => {
    const account = house.world.newId();
    expect(await accept(id, account)).toMatchObject({
      ok: true,
      value: { person: house.employee },
    });
    expect(await access()).toMatchObject({ state: 'accepted' });
    expect(await accept(id, account)).toEqual(dead);
    expect(await inspect(id)).toEqual(dead);
    expect(await linkOf(house.tokenOf(0))).toBeUndefined();
  });

  it('INV-7 sent again has a new link, and the old one is dead', async () => {
    expect((await act('access.resend')).outcome.status).toBe('applied');
    // At once, before the new mail is even written.
    expect(await linkOf(house.tokenOf(0))).toBeUndefined();
    expect(await access()).toMatchObject({ invitation: id, delivery: 'queued', expiresAt: null });
    await house.deliver();
    expect(house.mails.received).toHaveLength(2);
    expect(await linkOf(house.tokenOf(1))).toMatchObject({ subject: id });
  });

  it('INV-7 sent again goes to the e-mail of now, and a changed e-mail kills the link to the old one', async () => {
    await house.giveEmail(house.employee, 'awa.diallo@example.fr');
    expect(await inspect(id)).toEqual(dead);
    await act('access.resend');
    await house.deliver();
    expect(house.mails.received.at(-1)?.to).toBe('awa.diallo@example.fr');
    expect((await inspect(id)).ok).toBe(true);
  });

  it('INV-7 sent again before the mail went out is one mail', async () => {
    house.mails.mood = 'throttles';
    await act('access.resend');
    await house.deliver();
    await act('access.resend');
    house.mails.mood = 'takes';
    house.world.clock.advance(minute);
    await house.deliver();
    expect(house.mails.received).toHaveLength(2);
    expect(await linkOf(house.tokenOf(1))).toMatchObject({ subject: id });
  });

  it('W3 INV-8 revoked before it was accepted cannot be', async () => {
    await act('access.revoke');
    expect(await access()).toMatchObject({ state: 'revoked' });
    expect(await linkOf(house.tokenOf(0))).toBeUndefined();
    expect(await inspect(id)).toEqual(dead);
    expect(await accept(id)).toEqual(dead);
    expect((await act('access.resend')).outcome.refusal).toBe('conflict');
  });

  it('W3 INV-8 revoked before its mail went out sends none', async () => {
    house.mails.mood = 'throttles';
    await act('access.resend');
    await house.deliver();
    await act('access.revoke');
    house.mails.mood = 'takes';
    house.world.clock.advance(minute);
    await house.deliver();
    expect(house.mails.received).toHaveLength(1);
    expect(await house.queued()).toEqual([]);
  });

  it('W3 INV-8 revoked after it was accepted ends sessions at once; roles stay', async () => {
    const session = await house.logIn(id, accept);
    expect(await session()).toBe(true);
    await act('access.revoke');
    expect(await session()).toBe(false);
    expect(await access()).toMatchObject({ state: 'revoked' });
    const held = await house.world.deps.db.selectFrom('holding').selectAll().execute();
    expect(held).toHaveLength(1);
  });

  it('INV-12 of somebody who left is dead, and stays so when they come back', async () => {
    await house.world.append([{ kind: 'employee.archive', body: { person: house.employee } }]);
    expect(await inspect(id)).toEqual(dead);
    expect(await accept(id)).toEqual(dead);
    expect(await access()).toBeNull();
    await house.world.append([
      {
        kind: 'employee.restore',
        establishment: house.world.establishment,
        body: { person: house.employee },
      },
    ]);
    expect(await inspect(id)).toEqual(dead);
    expect(await access()).toMatchObject({ state: 'revoked' });
    expect((await act('access.open')).outcome.status).toBe('applied');
  });

  it('P18 INV-10 of a manager who no longer is one cannot be accepted, until another sends it again', async () => {
    await house.setRole(house.manager, 'manager', 'employee');
    expect(await inspect(id)).toEqual(dead);
    expect(await accept(id)).toEqual(dead);
    const other = await house.addPerson('manager');
    await act('access.resend', { actor: other });
    expect((await inspect(id)).ok).toBe(true);
  });

  it('K13 INV-11 has a link for the tablet as well, which never kills the mailed one', async () => {
    const ask = (manager = house.manager, person = house.employee) =>
      makeTabletLink(house.world.deps, tablet.scope, { person, manager }, house.address);
    const shown = await ask();
    if (!shown.ok) throw new Error(shown.refusal);
    const { url, expiresAt } = shown.value;
    expect(url).toMatch(/^https:\/\/comptoir\.example\.fr\/portal\/activation#[A-Za-z0-9_-]{43}$/);
    expect(expiresAt).toBe(house.world.clock.now() + hour);
    const token = url.split('#')[1]!;
    expect(await linkOf(token)).toMatchObject({ subject: id, email: 'awa@example.fr' });
    expect(await linkOf(house.tokenOf(0))).toMatchObject({ subject: id });
    house.world.clock.advance(hour);
    expect(await linkOf(token)).toBeUndefined();
    expect(await linkOf(house.tokenOf(0))).toBeDefined();
    expect(await ask(house.employee)).toEqual({ ok: false, refusal: 'not-allowed' });
    expect(await ask(house.manager, house.manager)).toEqual(dead);
    const elsewhere = await house.addPersonElsewhere();
    expect(await ask(house.manager, elsewhere)).toEqual({
      ok: false,
      refusal: 'foreign-establishment',
    });
    house.world.clock.advance(72 * hour);
    expect(await ask()).toEqual(dead);
  });

  it('INV-13 and all before it stay in the history for ever', async () => {
    await act('access.open');
    await act('access.revoke');
    await act('access.open');
    const { db } = house.world.deps;
    const states = await db.selectFrom('invitation').select('state').orderBy('position').execute();
    expect(states.map(({ state }) => state)).toEqual(['revoked', 'revoked', 'pending']);
  });

  it('INV-14 is what the journal says, also when the e-mail was erased since', async () => {
    const { db } = house.world.deps;
    await house.giveEmail(house.manager, 'awa@example.fr');
    const taken = await act('access.open', { person: house.manager });
    expect(taken.outcome.refusal).toBe('email-taken');
    await accept(id);
    const rebuilt = () => compareRebuilt(db, house.world.scope.organisation);
    expect((await rebuilt()).ok).toBe(true);
    await db.deleteFrom('attachment').where('text', 'like', '%@%').execute();
    expect(await rebuilt()).toMatchObject({ ok: true });
    await db.updateTable('invitation').set({ state: 'revoked' }).execute();
    expect(await rebuilt()).toMatchObject({ ok: false, refusal: { table: 'invitation' } });
  });

  it('INV-8 a tablet ends no administrator’s access, and nobody the last one’s', async () => {
    const boss = await house.addAdministrator('nour@maison-aubert.fr');
    expect((await act('access.revoke', { person: boss })).outcome.refusal).toBe('not-allowed');
    const revoke = () =>
      house.world.append([
        { kind: 'access.revoke', establishment: house.world.establishment, body: { person: boss } },
      ]);
    expect((await revoke())[0]?.refusal).toBe('last-administrator');
    await house.addAdministrator('ines@maison-aubert.fr');
    expect((await revoke())[0]?.status).toBe('applied');
  });
});

it('INV-9 T16 a tablet cannot say what became of a mail or an invitation', async () => {
  await house.giveEmail(house.employee, 'awa@example.fr');
  const { id } = await act('access.open');
  const { employee: person, manager: actor } = house;
  const said = { person, invitation: id, state: 'sent', expiresAt: null } as const;
  const forged = [
    tablet.write({ kind: 'access.delivery', body: said, actor, auth: 'manager' }),
    tablet.write({ kind: 'access.accept', body: { person, account: id }, actor, auth: 'manager' }),
  ];
  const { outcomes } = await tablet.push(forged);
  expect(outcomes.map(({ refusal }) => refusal)).toEqual(['not-allowed', 'not-allowed']);
  expect(await access()).toMatchObject({ state: 'pending', delivery: 'queued' });
});
