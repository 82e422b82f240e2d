import { type KeyObject, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { type Hash, hashText } from '@comptoir/shared/journal/hash';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { type Head, buildOperation } from '@comptoir/shared/journal/chain';
import { pushInput } from '@comptoir/shared/journal/receipt';
import type { SyncRequest } from '@comptoir/shared/sync/messages';
import { pushLimit } from '@comptoir/shared/sync/push-limit';
import type { Deps } from '@comptoir/server/deps';
import { insertDevice } from '@comptoir/server/directory/devices';
import { type DeviceScope, mintDeviceScope } from '@comptoir/server/http/scopes';
import { punchPlan } from '../pages/punch-plan.ts';
import type { Store } from './store.ts';

export type Pushes = {
  scope: DeviceScope;
  /** Bodies in order, as a tablet sends them, but for the cursor of the answer before. */
  bodies: Omit<SyncRequest, 'cursor'>[];
};

/** A tablet made of keys alone, and the signed pushes of the weeks that it was offline. */
export async function offlineWeeks(deps: Deps, store: Store, count: number): Promise<Pushes> {
  const { organisation, establishment } = store;
  const now = deps.clock.now();
  const newId = () => uuidv7(now, randomBytes(10));
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y } = keys.publicKey.export({ format: 'jwk' });
  const publicKey = JSON.stringify({ kty, crv, x, y });
  const [device, epoch, page] = [newId(), newId(), newId()];
  const grant = hashText('comptoir-grant-v1', device);
  await insertDevice(deps.db, {
    id: device,
    organisation,
    establishment,
    status: 'active',
    replaces: null,
    given_up_at: null,
    sign_key: publicKey,
    wrap_key: publicKey,
    device_key: '',
    grant_hash: grant,
    enrolled_at: now,
    last_seen_at: null,
    app: 'bench',
    pending_count: 0,
    pending_oldest: null,
    forked: 0,
  });
  const plan = punchPlan(store.people, count, now);
  const bodies: Pushes['bodies'] = [];
  let head: Head = { seq: 0, hash: grant };
  for (let from = 0; from < plan.length; from += pushLimit.operations) {
    const operations = plan.slice(from, from + pushLimit.operations).map(({ person, type, at }) => {
      const built = buildOperation(head, {
        id: newId(),
        organisation,
        establishment,
        actor: person,
        auth: 'pin',
        zone: 'Europe/Paris',
        app: 'bench',
        kind: 'punch.record',
        body: { person, type, nameText: null },
        device,
        epoch,
        clock: { wall: at, page, sincePage: at % 1_000_000, offset: 0, jumped: false },
        receipt: null,
      });
      head = { seq: head.seq + 1, hash: built.hash };
      return built.bytes;
    });
    bodies.push({
      epoch,
      first: from + 1,
      operations,
      attachments: [],
      receipts: [],
      signature: signed(keys.privateKey, head.hash),
      pending: { count: plan.length - from, oldest: plan[from]?.at ?? null },
      app: 'bench',
    });
  }
  return { scope: mintDeviceScope({ organisation, establishment, device }), bodies };
}

function signed(key: KeyObject, head: Hash): string {
  return sign('sha256', Buffer.from(pushInput(head)), {
    key,
    dsaEncoding: 'ieee-p1363',
  }).toString('base64url');
}
