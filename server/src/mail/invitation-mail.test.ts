import { hashPhoto } from '@comptoir/shared/employees/photo';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inviter } from '../access/invitation-mails.ts';
import { findAccessRows } from '../access/invitation/queries.ts';
import { insertPhoto } from '../employees/commands.ts';
import { openLogger } from '../platform/logger.ts';
import { InvitationWorld } from '../testing/invitation-world.ts';
import { findMails } from './queries.ts';

let house: InvitationWorld;
beforeEach(async () => {
  house = await InvitationWorld.open();
});
afterEach(() => house.close());

async function givePhone(person: string, phone: string): Promise<void> {
  const text = house.world.text(phone);
  const body = { person, changes: { phoneText: { from: null, to: text.hash } } };
  const { establishment } = house.world;
  await house.world.append([{ kind: 'employee.edit', establishment, body, attachments: [text] }]);
}

async function open(person: string): Promise<void> {
  const { establishment } = house.world;
  const body = { person, role: 'employee' } as const;
  const [outcome] = await house.world.append([{ kind: 'access.open', establishment, body }]);
  expect(outcome?.status).toBe('applied');
}

async function chooseLogo(): Promise<string> {
  const create = { width: 900, height: 300, channels: 3, background: '#a53' } as const;
  const webp = new Uint8Array(await sharp({ create }).webp().toBuffer());
  const logo = hashPhoto(webp);
  const { organisation } = house.world.scope;
  await insertPhoto(house.world.deps.db, organisation, { hash: logo, webp, at: 0 });
  const changes = { logo: { from: null, to: logo } };
  await house.world.append([{ kind: 'organisation.edit', body: { changes } }]);
  return logo;
}

async function chooseWords(): Promise<void> {
  const words = { subject: 'Bienvenue chez {organisation}', text: 'Salut {prénom} !' };
  const text = house.world.text(JSON.stringify(words));
  const changes = { invitationFrText: { from: null, to: text.hash } };
  await house.world.append([{ kind: 'organisation.edit', body: { changes }, attachments: [text] }]);
}

describe('the mail of an invitation', () => {
  it('C9 C20 MAIL-14 MAIL-15 goes out in the words of the organisation, with its logo and whom to call', async () => {
    await house.giveEmail(house.employee, 'awa@example.fr');
    await givePhone(house.employee, '+33612345678');
    await givePhone(house.manager, '+33142000000');
    await chooseLogo();
    await chooseWords();
    const role = { role: 'manager', establishment: house.world.establishment } as const;
    await house.world.append([{ kind: 'role.give', body: { person: house.manager, ...role } }]);
    expect((await house.inPortal('access.open', house.manager)).status).toBe('applied');
    await house.deliver();
    expect(house.subject(0)).toBe('Bienvenue chez Maison Aubert');
    const text = house.text(0).replaceAll('\r\n', '\n');
    expect(text).toContain('Salut Awa !');
    expect(text).toContain('Téléphone : +33612345678');
    expect(text).toContain('Awa Diallo répond au +33142000000');
    expect(text).toContain('ACCEPTER\nhttps://comptoir.example.fr/portal/activation#');
    const source = house.mails.received[0]!.source;
    expect(source).toMatch(/Content-Type: image\/png/);
    expect(source).toMatch(/Content-ID: <logo@comptoir>/i);
    const [, png = ''] = /logo\.png[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(source) ?? [];
    const { format, width, height } = await sharp(Buffer.from(png, 'base64')).metadata();
    expect({ format, width, height }).toEqual({ format: 'png', width: 480, height: 160 });
  });

  it('MAIL-15 goes out without a logo that was deleted meanwhile', async () => {
    await house.giveEmail(house.employee, 'awa@example.fr');
    await chooseLogo();
    await open(house.employee);
    house.mails.mood = 'throttles';
    await house.deliver();
    await house.world.deps.db.deleteFrom('photo').execute();
    house.mails.mood = 'takes';
    house.world.clock.advance(60_000);
    await house.deliver();
    expect(house.mails.received).toHaveLength(1);
    expect(house.mails.received[0]!.source).not.toMatch(/cid:|image\/png/);
  });

  it('MAIL-16 seventy invitations wait, sixty cannot be written: the other ten are, in the same pass', async () => {
    for (let at = 0; at < 70; at += 1) {
      const person = await house.addPerson();
      await house.giveEmail(person, `person-${at}@example.fr`);
      await open(person);
    }
    let calls = 0;
    const address = () => {
      calls += 1;
      return calls > 60 ? house.address() : Promise.reject(new Error('no address'));
    };
    const deps = { ...house.world.deps, log: openLogger('silent') };
    await inviter(deps, address).prepare();
    expect(calls).toBe(70);
    expect(await house.queued()).toHaveLength(10);
    await inviter(deps, house.address).prepare();
    expect(await house.queued()).toHaveLength(70);
  });

  it('C21 MAIL-18 that a mail server refuses for good is told at the person and under « Courrier », with its words', async () => {
    await house.giveEmail(house.employee, 'personne@example.fr');
    await open(house.employee);
    house.mails.mood = 'refuses';
    await house.deliver();
    const { db } = house.world.deps;
    const { organisation } = house.world.scope;
    const accesses = await findAccessRows(db, organisation, [house.employee]);
    expect(accesses.get(house.employee)).toMatchObject({ state: 'pending', delivery: 'failed' });
    expect(await findMails(db, organisation)).toMatchObject([
      {
        to: 'personne@example.fr',
        state: 'failed',
        problem: expect.stringContaining('550') as string,
      },
    ]);
    // Nothing is tried again by itself.
    house.world.clock.advance(24 * 3_600_000);
    await house.deliver();
    expect(house.mails.attempts).toBe(1);
  });
});
