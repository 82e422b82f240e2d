import type { Permission } from '@comptoir/shared/access/permissions';
import { uuidSchema } from '@comptoir/shared/journal/ids';
import { planningSpan } from '@comptoir/shared/planning/portal';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import { addDays } from '@comptoir/shared/time/business-day';
import type { Request, Response } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Reader } from '../database/connection.ts';
import { accountScope } from '../http/authenticate.ts';
import { sendProblem } from '../http/problem.ts';
import {
  type AccountScope,
  type EstablishmentScope,
  covers,
  coversPlace,
  mintEstablishmentScope,
} from '../http/scopes.ts';
import { findRoster } from '../journal/roster.ts';
import { type Store, findStores } from './people/queries.ts';

const date = z.iso.date().check(z.refine((day) => day >= '2000-01-01' && day <= '2999-12-31'));
const days = { from: date, to: date };

/** Business days, both included, at most as many as one page shows. */
function spanned<T extends z.ZodMiniType<{ from: string; to: string }>>(schema: T) {
  // Two steps: what is no date is refused before anything is counted from it.
  return z.pipe(
    schema,
    z
      .custom<z.infer<T>>()
      .check(z.refine(({ from, to }) => from <= to && to < addDays(from, planningSpan))),
  );
}

export const ownSpanSchema = spanned(z.strictObject(days));
export const placeSpanSchema = spanned(z.strictObject({ establishment: uuidSchema, ...days }));
export const publicationSpanSchema = spanned(
  z.strictObject({ establishment: uuidSchema, ...days, team: z.optional(uuidSchema) }),
);
export const placeSchema = z.strictObject({ establishment: uuidSchema });

/** Who asks, and where the permission holds for them. */
export type Asker = { account: AccountScope; scope: EstablishmentScope };

/** @returns null, once `unauthorised` or `not-allowed` has been answered */
export async function askerWith(
  sessions: PortalSessions,
  request: Request,
  response: Response,
  permission: Permission,
): Promise<Asker | null> {
  const account = await accountScope(sessions, request, response);
  if (!account) return null;
  const scope = mintEstablishmentScope(account, permission);
  if (scope) return { account, scope };
  sendProblem(response, 'not-allowed');
  return null;
}

/** An establishment within reach; out of reach there is none (X03): null, once that was answered. */
export async function storeOf(
  db: Reader,
  { scope }: Asker,
  establishment: string,
  response: Response,
): Promise<Store | null> {
  const store = covers(scope, establishment)
    ? (await findStores(db, scope.organisation, [establishment])).get(establishment)
    : undefined;
  if (store) return store;
  sendProblem(response, 'not-found');
  return null;
}

/** An establishment of somebody where the scope reaches them; null: to whoever asks they do not exist (X03). */
export async function placeOfPerson(
  db: Reader,
  scope: EstablishmentScope,
  person: string,
): Promise<string | null> {
  const entry = (await findRoster(db, scope.organisation, [person])).get(person);
  const reached = [...(entry?.establishments ?? [])]
    .sort()
    .find((establishment) =>
      coversPlace(scope, { establishments: [establishment], team: entry?.team ?? null }),
    );
  return reached ?? null;
}

/** Answers why nothing was done: what is malformed about an operation is malformed about the request that asked for it. */
export function sendRefusal(response: Response, refusal: OperationRefusal): void {
  sendProblem(response, refusal === 'malformed' ? 'bad-request' : refusal);
}
