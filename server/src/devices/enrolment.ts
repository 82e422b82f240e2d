import { createHash } from 'node:crypto';
import {
  type EnrolmentAnswer,
  type EnrolmentRequest,
  type PollAnswer,
  enrolmentInput,
  fingerprint,
  userCodeAlphabet,
} from '@comptoir/shared/devices/enrolment';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Deps } from '../deps.ts';
import {
  countPendingFrom,
  enrolmentByDeviceCode,
  insertEnrolment,
  notePoll,
  removeExpiredEnrolments,
} from '../directory/enrolments.ts';
import type { Random } from '../platform/random.ts';
import { isPointOnCurve, verifySignature } from '../platform/signature.ts';

/** A code lives ten minutes, and so does the grant once approved. */
export const enrolmentLife = 10 * 60_000;
const firstInterval = 5;
const pendingPerAddress = 10;

/**
 * A tablet asks to be enrolled: it proves that it holds its sign key, and gets a secret code to poll with
 * and a short one to show.
 *
 * @param address where the request came from; the approver sees it
 */
export async function requestEnrolment(
  deps: Deps,
  request: EnrolmentRequest,
  address: string,
): Promise<Result<EnrolmentAnswer, 'bad-request' | 'too-many-requests'>> {
  const { db, clock, random } = deps;
  const { signKey, wrapKey, proof, app } = request;
  if (!isPointOnCurve(signKey) || !isPointOnCurve(wrapKey)) return refused('bad-request');
  if (!verifySignature(signKey, enrolmentInput(signKey, wrapKey), proof))
    return refused('bad-request');
  const now = clock.now();
  await removeExpiredEnrolments(db, now);
  if ((await countPendingFrom(db, address, now)) >= pendingPerAddress) {
    return refused('too-many-requests');
  }
  const deviceCode = Buffer.from(random.bytes(32)).toString('base64url');
  const userCode = newUserCode(random);
  await insertEnrolment(db, {
    device_code_hash: hashDeviceCode(deviceCode),
    user_code: userCode,
    sign_key: JSON.stringify(signKey),
    wrap_key: JSON.stringify(wrapKey),
    fingerprint: fingerprint(signKey, wrapKey),
    app,
    address,
    status: 'pending',
    created_at: now,
    expires_at: now + enrolmentLife,
    polled_at: null,
    interval: firstInterval,
    grant_bytes: null,
  });
  return ok({
    deviceCode,
    userCode: `${userCode.slice(0, 4)}-${userCode.slice(4)}`,
    expiresIn: enrolmentLife / 1000,
    interval: firstInterval,
  });
}

/**
 * A tablet asks whether its code was approved. Asking faster than its interval gets `slow-down` and five
 * more seconds, whatever became of the code.
 */
export async function pollEnrolment(deps: Deps, deviceCode: string): Promise<PollAnswer> {
  const { db, clock } = deps;
  const now = clock.now();
  const hash = hashDeviceCode(deviceCode);
  const enrolment = await enrolmentByDeviceCode(db, hash);
  if (!enrolment || enrolment.expires_at <= now) return { status: 'expired' };
  const { polled_at, interval } = enrolment;
  if (polled_at !== null && now - polled_at < interval * 1000 - pollTolerance) {
    const slower = interval + 5;
    await notePoll(db, hash, { at: now, interval: slower });
    return { status: 'slow-down', interval: slower };
  }
  await notePoll(db, hash, { at: now, interval });
  if (enrolment.status === 'approved' && enrolment.grant_bytes !== null) {
    return { status: 'approved', grant: enrolment.grant_bytes };
  }
  return { status: 'pending' };
}

/** A tablet that keeps its five seconds may still arrive a moment early: its network is not a metronome. */
const pollTolerance = 500;

/** What a person types: any case, with or without the dash. */
export function normaliseUserCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '');
}

function hashDeviceCode(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

/** Eight letters, each equally likely: 240 is the largest multiple of 20 in a byte, the rest is drawn again. */
function newUserCode(random: Random): string {
  const size = userCodeAlphabet.length;
  let code = '';
  while (code.length < 8) {
    for (const byte of random.bytes(16)) {
      if (byte < 256 - (256 % size) && code.length < 8) code += userCodeAlphabet[byte % size];
    }
  }
  return code;
}
