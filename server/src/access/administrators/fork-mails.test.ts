import { devicesAnswerSchema, quarantineAnswerSchema } from '@comptoir/shared/devices/portal';
import { buildOperation, type Draft } from '@comptoir/shared/journal/chain';
import { hashOperation } from '@comptoir/shared/journal/operation';
import { pushInput } from '@comptoir/shared/journal/receipt';
import { type SyncRequest, problemSchema, syncAnswerSchema } from '@comptoir/shared/sync/messages';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestTablet } from '../../devices/testing-tablet.ts';
import { administrator } from '../../testing/portal-client.ts';
import { RolesWorld } from '../../testing/roles-world.ts';
import { forkTeller } from './fork-mails.ts';

let world: RolesWorld;
let tablet: TestTablet;
let look: () => Promise<void>;
beforeEach(async () => {
  world = await RolesWorld.open();
  tablet = await TestTablet.enrolled(world.server, world.here);
  look = forkTeller(world.server.deps, () => Promise.resolve(new URL('https://comptoir.example')));
});
afterEach(() => world.close());

const send = async (push: SyncRequest) => tablet.sync(push, await tablet.token());

/** Another profile of the same tablet, with the same epoch, writes something else in the same place. */
async function twinOf(push: SyncRequest): Promise<SyncRequest> {
  const other = await tablet.push(1);
  const { prev, ...rest } = JSON.parse(other.operations[0] as string) as Draft & { prev: string };
  const built = buildOperation({ seq: 0, hash: prev }, { ...rest, epoch: push.epoch });
  const signature = await tablet.sign(pushInput(built.hash));
  return { ...other, epoch: push.epoch, operations: [built.bytes], signature };
}

/** The operation with which a profile goes on in an epoch of its own, and a punch after it. */
async function goesOn(from: SyncRequest, reason: 'forked' | 'behind'): Promise<SyncRequest> {
  const hash = hashOperation(from.operations.at(-1) as string);
  const { epoch: before } = from;
  const seq = from.operations.length;
  const model = JSON.parse((await tablet.push(1)).operations[0] as string) as Draft;
  const epoch = world.newId();
  const id = () => world.newId();
  const first = buildOperation(
    { seq: 0, hash },
    {
      ...{ ...model, id: id(), epoch, kind: 'device.continue' },
      body: { epoch: before, seq, head: hash, reason },
    },
  );
  const second = buildOperation(
    { seq: 1, hash: first.hash },
    {
      ...model,
      id: id(),
      epoch,
    },
  );
  const operations = [first.bytes, second.bytes];
  const signature = await tablet.sign(pushInput(second.hash));
  return { ...(await tablet.push()), epoch, first: 1, operations, signature };
}

const mails = () =>
  world.server.deps.db
    .selectFrom('mail')
    .select(['to_address', 'subject', 'text'])
    .where('dedupe', 'like', 'fork/%')
    .execute();

async function shown() {
  const answer = await world.clients.administrator.get('/devices');
  const [device] = devicesAnswerSchema.parse(await answer.json()).devices;
  return device;
}

describe('a tablet that exists twice', () => {
  it('S08 D12 DEVICE-25 the losing branch is in quarantine, both work on flagged, and administrators are told', async () => {
    const push = await tablet.push(1);
    expect((await send(push)).status).toBe(200);
    const losing = await twinOf(push);
    const refused = await send(losing);
    expect(refused.status).toBe(409);
    const problem = problemSchema.parse(await refused.json());
    const lost = hashOperation(losing.operations[0] as string);
    expect(problem).toMatchObject({ refusal: 'fork', quarantined: [lost] });
    // The twin goes on in an epoch of its own, the winner in the old one.
    for (const next of [await goesOn(losing, 'forked'), await tablet.push(1)]) {
      const answer = syncAnswerSchema.parse(await (await send(next)).json());
      expect(answer.outcomes.map(({ status }) => status)).not.toContain('refused');
      expect(answer.outcomes.at(-1)?.flags).toContain('forked');
    }
    expect(await shown()).toMatchObject({ status: 'active', forked: true, unsettled: 1 });
    const review = await world.clients.manager.get(`/devices/${tablet.device}/quarantine`);
    expect(quarantineAnswerSchema.parse(await review.json()).entries).toMatchObject([
      { hash: lost, reason: 'fork', state: 'open', kind: 'punch.record' },
    ]);
    await look();
    await look();
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail?.to_address).toBe(administrator.email);
    expect(mail?.subject).toContain('existe');
    expect(mail?.text).toContain((await shown())?.fingerprint);
    expect(mail?.text).toContain('https://comptoir.example/portal/configuration/tablets');
    // Another server process looks again: it is the same mail.
    await forkTeller(world.server.deps, () => Promise.resolve(new URL('https://a.example')))();
    expect(await mails()).toHaveLength(1);
  });

  it('D12 DEVICE-25 nobody is told again before somebody has looked, and everybody of the next time', async () => {
    const push = await tablet.push(1);
    await send(push);
    await send(await twinOf(push));
    await look();
    await send(await twinOf(push));
    await look();
    expect(await mails()).toHaveLength(1);
    await world.clients.fleet.post(`/devices/${tablet.device}/clear`);
    await look();
    expect(await mails()).toHaveLength(1);
    world.server.clock.advance(60_000);
    await send(await twinOf(push));
    await look();
    expect(await mails()).toHaveLength(2);
  });

  it('D13 DEVICE-25 an old backup of a profile is a fork: another hash at a seq that was used, and a new epoch', async () => {
    const before = await tablet.push(3);
    expect((await send(before)).status).toBe(200);
    // The profile of before the three writes again from seq 1.
    const again = await twinOf(before);
    const problem = problemSchema.parse(await (await send(again)).json());
    const head = hashOperation(before.operations[2] as string);
    expect(problem).toMatchObject({ refusal: 'fork', last: { seq: 3, head } });
    const answer = await send(await goesOn(again, 'behind'));
    expect(answer.status).toBe(200);
    const { outcomes } = syncAnswerSchema.parse(await answer.json());
    expect(outcomes.map(({ status, flags }) => [status, flags.includes('forked')])).toEqual([
      ['applied', true],
      ['applied', true],
    ]);
    expect(await shown()).toMatchObject({ forked: true, unsettled: 1 });
    await look();
    expect(await mails()).toHaveLength(1);
  });
});
