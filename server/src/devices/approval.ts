import { webcrypto } from 'node:crypto';
import { type Grant, hashGrant, thumbprint } from '@comptoir/shared/devices/enrolment';
import { type SealingCrypto, seal } from '@comptoir/shared/devices/sealing';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { ServerEnvelope } from '@comptoir/shared/journal/operation';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Trx } from '../database/connection.ts';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import { deviceById, insertDevice, successorOf } from '../directory/devices.ts';
import {
  type EnrolmentRecord,
  approveEnrolment,
  enrolmentByUserCode,
} from '../directory/enrolments.ts';
import { type FailureLimiter, failureLimiter } from '../http/limits.ts';
import { mintOrganisationScope } from '../http/scopes.ts';
import { appendWithin, wake } from '../journal/append.ts';
import { lockHead } from '../journal/head.ts';
import { sealBox } from '../platform/box.ts';
import { enrolmentLife, normaliseUserCode } from './enrolment.ts';
import { type KnownEstablishment, knownEstablishments } from './queries.ts';
import { storedKey } from '../platform/signature.ts';

export type ApprovalRefusal =
  | 'unknown-code'
  | 'expired-code'
  | 'too-many-requests'
  | 'conflict'
  | 'already-replaced'
  | 'not-found'
  | 'no-establishment'
  | 'which-establishment';

export type Requested = { enrolment: EnrolmentRecord; establishment: KnownEstablishment };

export type ApprovalInput = {
  /** Who approves: wrong codes are counted for each apart. */
  approver: string;
  userCode: string;
  /** Null where there is only one. */
  establishment: string | null;
  /** Whose establishments are meant; left out: every one of this server (a local command). */
  organisation?: string;
  /** At which door, and for which account. Left out: a local command. */
  source?: ServerEnvelope['source'];
  /** The person behind that account. */
  actor?: string;
  /** The tablet whose place it takes, of the same establishment and replaced by no other. Left out: none. */
  replaces?: string | null;
};

const byCommand: ServerEnvelope['source'] = { door: 'command', account: null };

/** Approving enrolments, shared by every door that may: a person types a code, so guessing is limited. */
export type Approvals = {
  /** What stands behind a code, for a person to compare with the tablet. Changes nothing. */
  inspect(input: ApprovalInput): Promise<Result<Requested, ApprovalRefusal>>;
  /**
   * Makes the tablet of a code a device: credentials, grant and journal entry in one transaction, once.
   *
   * @param input `fingerprint`: what the approver saw; another one is refused `conflict`. Null only where
   *   nobody can compare (the demonstration)
   * @returns also `already-replaced` where another one replaces that tablet, `not-found` where there is none there
   */
  approve(
    input: ApprovalInput & { fingerprint: string | null },
  ): Promise<Result<{ device: string; establishment: KnownEstablishment }, ApprovalRefusal>>;
};

/** Wrong codes that one approver may type in ten minutes. */
const wrongCodes = { requests: 5, seconds: 600 };

export function makeApprovals(deps: Deps): Approvals {
  const limiter = failureLimiter('wrong-codes', wrongCodes);
  return {
    inspect: (input) => find(deps, limiter, input),
    async approve(input) {
      const found = await find(deps, limiter, input);
      if (!found.ok) return found;
      const { enrolment, establishment } = found.value;
      if (
        input.fingerprint !== null &&
        !sameFingerprint(input.fingerprint, enrolment.fingerprint)
      ) {
        return refused('conflict');
      }
      const device = await enrol(deps, found.value, {
        actor: input.actor ?? null,
        source: input.source ?? byCommand,
        replaces: input.replaces ?? null,
      });
      return device.ok ? ok({ device: device.value, establishment }) : device;
    },
  };
}

async function find(
  deps: Deps,
  limiter: FailureLimiter,
  { approver, userCode, establishment, organisation }: ApprovalInput,
): Promise<Result<Requested, ApprovalRefusal>> {
  if ((await limiter.blocked(approver)) !== null) return refused('too-many-requests');
  const enrolment = await enrolmentByUserCode(deps.db, normaliseUserCode(userCode));
  if (!enrolment) {
    await limiter.failed(approver);
    return refused('unknown-code');
  }
  if (enrolment.status !== 'pending' || enrolment.expires_at <= deps.clock.now()) {
    return refused('expired-code');
  }
  const known = await knownEstablishments(deps.db, organisation);
  if (known.length === 0) return refused('no-establishment');
  const chosen =
    establishment === null && known.length === 1
      ? known[0]
      : known.find((one) => one.establishment === establishment);
  if (!chosen) return refused('which-establishment');
  return ok({ enrolment, establishment: chosen });
}

/** @returns the new device's id; `expired-code` when somebody else approved the code first, or it expired meanwhile */
async function enrol(
  deps: Deps,
  { enrolment, establishment: { organisation, establishment, zone } }: Requested,
  {
    replaces,
    ...by
  }: { actor: string | null; source: ServerEnvelope['source']; replaces: string | null },
): Promise<Result<string, ApprovalRefusal>> {
  const { db, clock, random, keys, log } = deps;
  const now = clock.now();
  const device = uuidv7(now, random.bytes(10));
  const signKey = storedKey(enrolment.sign_key);
  const wrapKey = storedKey(enrolment.wrap_key);
  const deviceKey = random.bytes(32);
  const crypto = webcrypto as unknown as SealingCrypto;
  const grant: Grant = {
    v: 1,
    organisation,
    establishment,
    device,
    receiptKey: keys.receipt.publicKey,
    sealKey: keys.seal.publicKey,
    deviceKey: await seal(crypto, wrapKey, 'device-key', deviceKey),
    zone,
  };
  const bytes = JSON.stringify(grant);
  const scope = mintOrganisationScope(organisation);
  const enrolled = await inTransaction(db, async (trx) => {
    await lockHead(trx, organisation);
    if (replaces !== null) {
      const refusal = await whyNotReplace(trx, { organisation, establishment, device: replaces });
      if (refusal !== null) throw new NotEnrolled(refusal);
    }
    const appended = await appendWithin(trx, deps, scope, [
      {
        establishment,
        ...by,
        auth: 'none',
        kind: 'device.enrol',
        body: {
          device,
          signKey: thumbprint(signKey),
          wrapKey: thumbprint(wrapKey),
          grant: hashGrant(bytes),
          ...(replaces !== null && { replaces }),
        },
        attachments: [],
      },
    ]);
    const approval = { grant: bytes, now, expiresAt: now + enrolmentLife };
    if (!(await approveEnrolment(trx, enrolment.device_code_hash, approval))) {
      throw new NotEnrolled('expired-code');
    }
    await insertDevice(trx, {
      id: device,
      organisation,
      establishment,
      status: 'active',
      replaces,
      given_up_at: null,
      sign_key: JSON.stringify(signKey),
      wrap_key: JSON.stringify(wrapKey),
      device_key: sealBox(keys.pin, device, deviceKey),
      grant_hash: hashGrant(bytes),
      enrolled_at: now,
      last_seen_at: null,
      app: enrolment.app,
      pending_count: 0,
      pending_oldest: null,
      forked: 0,
    });
    return ok(appended.touched);
  }).catch((error: unknown) => {
    if (error instanceof NotEnrolled) return refused(error.refusal);
    throw error;
  });
  if (!enrolled.ok) return enrolled;
  wake(deps, organisation, enrolled.value);
  log.info({ device, establishment, replaces }, 'tablet enrolled');
  return ok(device);
}

/** Rolls the transaction back: somebody else was a moment before, with the code or with the tablet that is replaced. */
class NotEnrolled extends Error {
  readonly refusal: ApprovalRefusal;
  constructor(refusal: ApprovalRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** One takes the place of a tablet of its own establishment that no other has replaced (spec DEVICE-18). */
async function whyNotReplace(
  trx: Trx,
  replaced: { organisation: string; establishment: string; device: string },
): Promise<'not-found' | 'already-replaced' | null> {
  const { organisation, establishment } = replaced;
  const device = await deviceById(trx, replaced.device);
  if (device?.organisation !== organisation || device.establishment !== establishment) {
    return 'not-found';
  }
  return (await successorOf(trx, organisation, device.id)) ? 'already-replaced' : null;
}

function sameFingerprint(typed: string, expected: string): boolean {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '') === expected;
}
