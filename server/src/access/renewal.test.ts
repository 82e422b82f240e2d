import { createHmac, webcrypto } from 'node:crypto';
import { pinTagInput } from '@comptoir/shared/access/pin';
import type { PublicKey } from '@comptoir/shared/devices/enrolment';
import { type SealPurpose, type SealingCrypto, seal } from '@comptoir/shared/devices/sealing';
import type { Body } from '@comptoir/shared/journal/kinds';
import { type PinRow, pinRowSchema } from '@comptoir/shared/sync/rows';
import { hash } from 'bcryptjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareRebuilt } from '../journal/rebuild.ts';
import { openKeys } from '../platform/keys.ts';
import { StoreWorld } from '../testing/store-world.ts';
import { type TabletOnBench, rowsAfter } from '../testing/tablet-on-bench.ts';
import { renewPin, setPin } from './commands.ts';

const crypto = webcrypto as unknown as SealingCrypto;
const source = { door: 'command', account: null } as const;
let world: StoreWorld;
let tablet: TabletOnBench;

beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
});
afterEach(() => world.close());

type Renewal = Partial<Body<'pin.renew'>> & {
  actor?: string;
  auth?: 'pin' | 'manager' | 'none';
  sealed?: string;
};

async function sealed(
  text: string,
  {
    purpose = 'pin',
    key = world.deps.keys.seal.publicKey,
  }: { purpose?: SealPurpose; key?: PublicKey } = {},
): Promise<string> {
  const bytes = new Uint8Array(Buffer.from(text));
  return JSON.stringify(await seal(crypto, key, purpose, bytes));
}

/** What a tablet sends when a PIN was set on it. */
async function renewal(pin: string, over: Renewal = {}) {
  const { actor = world.manager, auth = 'manager', sealed: given, ...body } = over;
  const attachment = world.text(given ?? (await sealed(await hash(pin, 10))));
  const built = tablet.write({
    kind: 'pin.renew',
    actor,
    auth,
    body: {
      person: world.employee,
      from: 0,
      length: pin.length,
      change: false,
      sealedText: attachment.hash,
      ...body,
    },
  });
  return { built, attachment };
}

async function renew(pin: string, over: Renewal = {}) {
  const { built, attachment } = await renewal(pin, over);
  const { outcomes } = await tablet.push([built], [attachment]);
  return outcomes[0]?.refusal ?? outcomes[0]?.status;
}

async function pinRow(of: TabletOnBench, person = world.employee): Promise<PinRow> {
  of.cursor = null;
  return pinRowSchema.parse(rowsAfter(await of.pull()).get(`pins ${person}`));
}

async function opens(of: TabletOnBench, row: PinRow, pin: string): Promise<boolean> {
  const bcrypt = await hash(pin, row.salt);
  const { organisation } = world.scope;
  const input = pinTagInput({ organisation, person: row.person, version: row.version, bcrypt });
  return createHmac('sha256', of.deviceKey).update(input).digest('base64url') === row.tag;
}

const attachments = () => world.deps.db.selectFrom('attachment').select(['hash', 'text']).execute();

describe('a PIN set on a tablet', () => {
  it('K26 PIN-16 opens every tablet of the store once it is synced, and says who set it and when', async () => {
    const other = await world.tablet();
    expect(await renew('924763', { change: true })).toBe('applied');
    const row = await pinRow(other);
    expect(await opens(other, row, '924763')).toBe(true);
    expect(row).toMatchObject({
      version: 1,
      length: 6,
      change: true,
      setBy: world.manager,
      setAt: world.clock.now(),
    });
    expect(await renew('0042', { from: 1, actor: world.employee, auth: 'pin' })).toBe('applied');
    const own = await pinRow(other);
    expect(own).toMatchObject({ version: 2, length: 4, change: false, setBy: world.employee });
    expect(await opens(other, own, '0042')).toBe(true);
    expect(await opens(other, own, '924763')).toBe(false);
  });

  it('S28 PIN-16 that follows another one than stands is refused, and the one that stands goes on', async () => {
    await setPin(world.deps, world.scope, { person: world.employee, pin: '815073' });
    expect(await renew('924763')).toBe('conflict');
    expect(await renew('924763', { from: 2 })).toBe('conflict');
    expect(await opens(tablet, await pinRow(tablet), '815073')).toBe(true);
    expect(await renew('924763', { from: 1 })).toBe('applied');
  });

  it.each([
    ['text that is no box', () => Promise.resolve('924763')],
    ['a box with something else in it', () => sealed('$2b$10$short')],
    ['a bcrypt string of another cost', async () => sealed(await hash('924763', 4))],
    [
      'a box for another purpose',
      async () => sealed(await hash('924763', 10), { purpose: 'emergency-export' }),
    ],
    [
      'a box for another server',
      async () => {
        const { seal: other } = await openKeys(`${world.folder}/other-keys`);
        return JSON.stringify(
          await seal(
            crypto,
            other.publicKey,
            'pin',
            new Uint8Array(Buffer.from(await hash('924763', 10))),
          ),
        );
      },
    ],
  ])('T13 PIN-17 as %s is refused, and what follows goes on', async (_, text) => {
    const { built, attachment } = await renewal('924763', { sealed: await text() });
    const punch = tablet.punch(world.employee, 'in');
    const { outcomes } = await tablet.push([built, punch], [attachment]);
    expect(outcomes.map(({ refusal, status }) => refusal ?? status)).toEqual([
      'malformed',
      'applied',
    ]);
    expect(await world.deps.db.selectFrom('pin').selectAll().execute()).toEqual([]);
  });

  it('PIN-2 of a manager has six digits, and of somebody who left or was never here nobody has one', async () => {
    const own = { person: world.manager };
    expect(await renew('0042', own)).toBe('malformed');
    expect(await renew('924763', own)).toBe('applied');
    const left = await world.addPerson(world.newId(), 'employee');
    await world.append([{ kind: 'employee.archive', body: { person: left } }]);
    expect(await renew('924763', { person: left })).not.toBe('applied');
    expect(await renew('924763', { person: world.newId() })).not.toBe('applied');
  });

  it('T16 of another manager, or by somebody about somebody else, is refused', async () => {
    const boss = await world.addPerson(world.newId(), 'manager');
    expect(await renew('924763', { person: boss })).toBe('not-allowed');
    expect(await renew('924763', { actor: world.employee })).toBe('not-allowed');
    const other = await world.addPerson(world.newId(), 'employee');
    expect(await renew('924763', { person: other, actor: world.employee, auth: 'pin' })).toBe(
      'not-allowed',
    );
    expect(await renew('924763', { actor: world.employee, auth: 'none' })).toBe('not-allowed');
  });

  it('T23 PIN-18 leaves no sealed text behind, applied or refused, and waits for it like for any attachment', async () => {
    const { built, attachment } = await renewal('924763');
    const without = await tablet.push([built]);
    expect(without.outcomes[0]?.status).toBe('retry');
    const { outcomes } = await tablet.push([built], [attachment]);
    expect(outcomes[0]?.status).toBe('applied');
    expect(await renew('815073', { sealed: await sealed('nothing') })).toBe('malformed');
    const texts = (await attachments()).map(({ text }) => text);
    expect(texts.filter((text) => text.includes('ciphertext'))).toEqual([]);
    // Sent again, it is the same operation: its text is not looked at any more.
    const again = tablet.request(
      { first: built.operation.seq, operations: [built.bytes] },
      { attachments: [attachment] },
    );
    const reply = await tablet.send(again);
    expect(reply.ok && reply.answer.outcomes[0]?.status).toBe('applied');
    expect((await pinRow(tablet)).version).toBe(1);
    expect((await attachments()).length).toBe(texts.length);
  });

  it('JOURNAL-18 changes nothing that a rebuilt journal would not say again', async () => {
    await renew('924763');
    await renew('815073', { from: 1 });
    await renew('815073', { from: 1 });
    expect((await compareRebuilt(world.deps.db, world.scope.organisation)).ok).toBe(true);
  });

  it('T13 after leaving and coming back no version comes twice: an older row never opens again', async () => {
    await renew('924763');
    const before = await pinRow(tablet);
    await world.append([
      { kind: 'employee.archive', body: { person: world.employee } },
      { kind: 'employee.restore', body: { person: world.employee } },
    ]);
    tablet.cursor = null;
    expect(rowsAfter(await tablet.pull()).has(`pins ${world.employee}`)).toBe(false);
    expect(await renew('815073')).toBe('applied');
    const after = await pinRow(tablet);
    expect(after.version).toBe(2);
    // What this tablet set next, before it had heard of that version, follows its own.
    expect(await renew('604917', { from: 1 })).toBe('applied');
    const other = await world.tablet();
    expect((await pinRow(other)).version).toBe(3);
    const forged = { ...after, salt: before.salt, tag: before.tag };
    expect(await opens(tablet, forged, '924763')).toBe(false);
  });
});

describe('a PIN renewed on the server', () => {
  const renewed = (person: string) =>
    renewPin(world.deps, world.scope, { person, actor: world.manager, source });

  it('K26 reaches the tablet at its next sync, and the old one dies there', async () => {
    await renew('924763');
    const made = await renewed(world.employee);
    if (!made.ok) throw new Error(made.refusal);
    const row = await pinRow(tablet);
    expect(row).toMatchObject({ version: 2, setBy: world.manager, length: made.value.pin.length });
    expect(await opens(tablet, row, made.value.pin)).toBe(true);
    expect(await opens(tablet, row, '924763')).toBe(false);
    // A tablet that had not heard of it cannot put its own in its place.
    expect(await renew('815073', { from: 1 })).toBe('conflict');
  });

  it('PIN-2 PIN-4 is as long as the establishment wants it, and six digits for a manager', async () => {
    await world.append([
      {
        kind: 'establishment.edit',
        establishment: world.establishment,
        body: { changes: { pinLength: { from: 6, to: 4 }, pinChange: { from: false, to: true } } },
      },
    ]);
    const [employee, manager] = [await renewed(world.employee), await renewed(world.manager)];
    expect(employee.ok && employee.value.pin).toMatch(/^[0-9]{4}$/);
    expect(manager.ok && manager.value.pin).toMatch(/^[0-9]{6}$/);
    expect((await pinRow(tablet)).change).toBe(true);
    expect(await renewed(world.newId())).toEqual({ ok: false, refusal: 'not-found' });
  });

  it('T26 is never weak nor made of what others know; one that somebody else has is taken without a word', async () => {
    const phone = world.text('+33639485172');
    const person = world.employee;
    await world.append([
      {
        kind: 'employee.edit',
        body: {
          person,
          changes: {
            phoneText: { from: null, to: phone.hash },
            minorUntil: { from: null, to: '2027-04-19' },
          },
        },
        attachments: [phone],
      },
    ]);
    const set = (pin: string, of = person) => setPin(world.deps, world.scope, { person: of, pin });
    for (const pin of ['1234', '2580', '0639', '948517', '20090', '190409', '042009']) {
      expect(await set(pin)).toEqual({ ok: false, refusal: 'weak' });
    }
    expect((await set('924763', world.manager)).ok).toBe(true);
    expect((await set('924763')).ok).toBe(true);
  });
});

describe('« Vos données »', () => {
  const seen = (person: string, edition: number, wall = world.clock.now()) =>
    tablet.write({
      kind: 'privacy.seen',
      actor: person,
      body: { person, edition },
      clock: { wall },
    });
  const rows = () => world.deps.db.selectFrom('privacy_seen').selectAll().execute();

  it('K29 PRIV-1 keeps when it was last shown to a person, on which tablet, in which edition', async () => {
    const now = world.clock.now();
    world.clock.advance(60_000);
    const { outcomes } = await tablet.push([
      seen(world.employee, 2, now + 5_000),
      seen(world.employee, 1, now),
      seen(world.newId(), 1, now),
    ]);
    expect(outcomes.map(({ status, flags }) => [status, ...flags])).toEqual([
      ['applied'],
      ['applied'],
      ['applied', 'unknown-person'],
    ]);
    expect((await rows()).find(({ person }) => person === world.employee)).toMatchObject({
      edition: 2,
      at: now + 5_000,
      device: tablet.scope.device,
    });
    expect((await compareRebuilt(world.deps.db, world.scope.organisation)).ok).toBe(true);
  });
});
