import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { evidenceHomeSchema, punchTimesAnswerSchema } from '@comptoir/shared/evidence/portal';
import { serverEvidenceSchema } from '@comptoir/shared/evidence/file';
import { linkText, plainHasher, rootFromPath } from '@comptoir/shared/evidence/tree';
import { checkpointPayloadSchema } from '@comptoir/shared/evidence/checkpoint';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../testing/portal-client.ts';
import { RolesWorld } from '../testing/roles-world.ts';
import { strangersDesk } from './testing/run-verifier.ts';
import { TabletInStore } from './testing/tablet-in-store.ts';

let world: RolesWorld;
let tablet: TabletInStore;
beforeEach(async () => {
  world = await RolesWorld.open();
  tablet = await TabletInStore.open(world.server, world.here);
});
afterEach(() => world.close());

const period = { first: '2026-11-01', last: '2026-11-30' };
const house = () => world.clients.administrator;

async function fileOf(person: string, as = house()) {
  const answer = await as.post('/evidence/files', { person, ...period });
  expect(answer.status).toBe(200);
  return serverEvidenceSchema.parse(await answer.json());
}

async function homeNow() {
  return evidenceHomeSchema.parse(await (await house().get('/evidence')).json());
}

describe('the evidence of a house', () => {
  it('EVID-3 makes a checkpoint when it is asked, and lists it newest first', async () => {
    expect((await homeNow()).checkpoints).toEqual([]);
    const made = await house().post('/evidence/checkpoints');
    expect(made.status).toBe(201);
    world.server.clock.advance(60_000);
    await tablet.punch(world.people.employee, 'in');
    await house().post('/evidence/checkpoints');
    const { checkpoints, operations } = await homeNow();
    expect(checkpoints.map(({ size }) => size)).toEqual([operations, operations - 1]);
    expect(await made.json()).toEqual(checkpoints[1]);
  });

  it('EVID-4 is mailed to one address, which only whoever just proved who they are may change', async () => {
    expect((await homeNow()).mailTo).toBeNull();
    const set = await house().send('PATCH', '/evidence', { mailTo: ' Tiers@Exemple.fr' });
    expect(evidenceHomeSchema.parse(await set.json()).mailTo).toBe('tiers@exemple.fr');
    const wrong = await house().send('PATCH', '/evidence', { mailTo: 'not an address' });
    expect(await refusalOf(wrong)).toEqual([400, 'bad-request']);
    world.server.clock.advance(11 * 60_000);
    const late = await house().send('PATCH', '/evidence', { mailTo: null });
    expect(await refusalOf(late)).toEqual([403, 'prove-again']);
    expect((await homeNow()).mailTo).toBe('tiers@exemple.fr');
  });
});

describe('the evidence of a person', () => {
  it('O7 EVID-10 holds their operations, each with its path to a signed root, and nobody else’s', async () => {
    const { employee, manager } = world.people;
    await tablet.punch(employee, 'in');
    await tablet.punch(manager, 'in');
    world.server.clock.advance(1_200_000);
    await tablet.punch(employee, 'out');
    const file = await fileOf(employee);
    const payload = checkpointPayloadSchema.parse(JSON.parse(file.checkpoint.payload));
    const kinds = file.operations.map(
      ({ bytes }) => (JSON.parse(bytes ?? '') as { kind: string }).kind,
    );
    expect(kinds).toEqual(['device.enrol', 'punch.record', 'punch.record']);
    for (const { link, path } of file.operations) {
      const at = { index: link.position - 1, size: payload.size, path };
      expect(rootFromPath(plainHasher.leaf(linkText(link)), at)).toBe(payload.root);
    }
    expect(JSON.stringify(file)).not.toContain(manager);
    expect(file.subject).toEqual({ person: employee, name: 'employee Diallo', ...period });
    expect(file.devices).toMatchObject([
      { device: tablet.device, store: 'Le Comptoir des Halles' },
    ]);
    expect(file.receipts).toHaveLength(1);
  });

  it('L04 keeps the original beside whatever was said of it later, with the author', async () => {
    const { manager } = world.people;
    const name = makeAttachment('0'.repeat(32), 'Awa, en cuisine');
    const unknown = await tablet.write(
      {
        kind: 'punch.record',
        body: { person: null, type: 'in', nameText: name.hash },
        auth: 'none',
      },
      [name],
    );
    const person = await world.addPerson(world.here, 'Awa');
    await tablet.write({
      kind: 'punch.attach',
      body: { punch: unknown, person },
      actor: manager,
      auth: 'manager',
    });
    world.server.clock.advance(60_000);
    const mistaken = await tablet.punch(person, 'out');
    await tablet.write({ kind: 'punch.cancel', body: { punch: mistaken }, actor: person });
    await tablet.write({
      kind: 'punch.declare',
      body: { person, type: 'out', at: world.server.clock.now() - 1_000, noteText: null },
      actor: person,
    });
    const { operations, texts } = await fileOf(person);
    const told = operations.map(({ bytes }) => {
      const { kind, actor } = JSON.parse(bytes ?? '') as { kind: string; actor: string | null };
      return [kind, actor];
    });
    expect(told).toEqual([
      ['device.enrol', null],
      ['punch.record', null],
      ['punch.attach', manager],
      ['punch.record', person],
      ['punch.cancel', person],
      ['punch.declare', person],
    ]);
    expect(texts).toEqual([name]);
    const answer = await house().get(`/punches?person=${person}&first=2026-11-01&last=2026-11-30`);
    const { punches } = punchTimesAnswerSchema.parse(await answer.json());
    expect(punches.map(({ type, declared, cancelled }) => [type, declared, cancelled])).toEqual([
      ['in', false, false],
      ['out', true, false],
      ['out', false, true],
    ]);
  });

  it('EVID-10 holds what somebody kept of a tablet’s quarantine, with who decided', async () => {
    const { employee, administrator } = world.people;
    const { clock, deps } = world.server;
    await tablet.punch(employee, 'in');
    tablet.hold({ kind: 'punch.record', body: { person: employee, type: 'out', nameText: null } });
    const { device, epoch, head } = tablet;
    const row = { organisation: world.organisation, device, epoch, ...head };
    await deps.db
      .insertInto('quarantine')
      .values({
        ...row,
        ...{ bytes: tablet.held[0]!.bytes, reason: 'drain', kind: 'punch.record' },
        received_at: clock.now(),
      })
      .execute();
    clock.advance(60_000);
    // Whoever looked at it knows that it was ten minutes later than the tablet's clock said.
    const at = clock.now() + 540_000;
    clock.advance(600_000);
    const kept = await house().post(`/devices/${device}/quarantine/${head.hash}`, {
      ...{ act: 'keep', person: employee, type: 'out', at },
    });
    expect(kept.status).toBe(204);
    const file = await fileOf(employee);
    const kinds = file.operations.map(
      ({ bytes }) => (JSON.parse(bytes ?? '') as { kind: string }).kind,
    );
    expect(kinds).toEqual(['device.enrol', 'punch.record', 'quarantine.settle']);
    const desk = strangersDesk();
    const ran = await desk.verify([desk.put('preuve.json', file)]);
    desk.clear();
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain('• départ 02/11/2026 10:10:00');
    expect(ran.out).toContain(`retenu par ${administrator} après examen`);
    const answer = await house().get(
      `/punches?person=${employee}&first=2026-11-01&last=2026-11-30`,
    );
    const { punches } = punchTimesAnswerSchema.parse(await answer.json());
    expect(punches.at(-1)?.times).toMatchObject({ estimated: at, after: null });
  });

  it('O6 tells each punch with its three times, whatever the tablet’s clock says', async () => {
    const { employee } = world.people;
    const { clock } = world.server;
    await tablet.punch(employee, 'in');
    const heard = clock.now();
    clock.advance(1_200_000);
    // Far behind, and known to have jumped: the estimate is held by the receipt that it cites.
    const wall = clock.now() - 2 * 1_200_000;
    await tablet.punch(employee, 'out', { wall, jumped: true });
    const answer = await house().get(
      `/punches?person=${employee}&first=2026-11-01&last=2026-11-30`,
    );
    const { punches } = punchTimesAnswerSchema.parse(await answer.json());
    expect(punches.map(({ times }) => times)).toEqual([
      { wall: heard, estimated: heard, after: null, before: heard },
      { wall, estimated: heard, after: heard, before: clock.now() },
    ]);
    expect(punches[1]?.flags).toEqual(['clock-jumped', 'clock-clamped']);
  });

  it('EVID-11 is one’s own to take, and nobody’s who may not read those hours', async () => {
    const { employee, manager } = world.people;
    await tablet.punch(employee, 'in');
    expect((await fileOf(employee, world.clients.employee)).operations).toHaveLength(2);
    const asked = { person: manager, ...period };
    const other = await world.clients.employee.post('/evidence/files', asked);
    expect(await refusalOf(other)).toEqual([403, 'not-allowed']);
    const far = await world.clients.elsewhere.post('/evidence/files', {
      ...asked,
      person: employee,
    });
    expect(await refusalOf(far)).toEqual([404, 'not-found']);
  });

  it.each([
    { first: '2026-11-02', last: '2026-11-01' },
    { first: '2025-11-01', last: '2026-11-02' },
    { first: '1999-12-31', last: '2000-01-01' },
    { first: '2026-02-30', last: '2026-03-01' },
  ])('EVID-11 refuses %o, which is no period of at most 366 days', async (span) => {
    const asked = { person: world.people.employee, ...span };
    const answer = await house().post('/evidence/files', asked);
    expect(await refusalOf(answer)).toEqual([400, 'bad-request']);
  });
});
