import { coldStart } from './claims/cold-start.ts';
import { exportMonth } from './claims/export-month.ts';
import { kioskCode } from './claims/kiosk-code.ts';
import { pin } from './claims/pin.ts';
import { planningFrames } from './claims/planning-frames.ts';
import { push } from './claims/push.ts';
import { serverPush } from './claims/server-push.ts';
import { simulation } from './claims/simulation.ts';
import { tap } from './claims/tap.ts';
import { timesheets } from './claims/timesheets.ts';
import { users5000 } from './claims/users-5000.ts';
import { verify } from './claims/verify.ts';
import type { Claim } from './measure/claim.ts';

/** Every claim of DESIGN §12 that can be measured today, in its order. */
export const claims: readonly Claim[] = [
  tap,
  pin,
  coldStart,
  kioskCode,
  push,
  serverPush,
  users5000,
  exportMonth,
  planningFrames,
  timesheets,
  simulation,
  verify,
];
