import type { TabletRole } from '@comptoir/shared/employees/operations';
import { type OperationRefusal, type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Deps } from '../deps.ts';
import { type EstablishmentScope, organisationOf, portalSource } from '../http/scopes.ts';
import { type NewServerOperation, appendServer } from '../journal/append.ts';
import { findRoster } from '../journal/roster.ts';
import { placeOf } from './inviting.ts';

export type AccessAct = 'open' | 'resend' | 'revoke';

/**
 * Opens, sends again or ends an access from the portal, through the one write path.
 *
 * @param input `role` counts for `open` alone, `employee` where none is named
 * @returns `not-found` for a person outside the scope, as if there were none (X03)
 */
export async function changeAccess(
  deps: Deps,
  scope: EstablishmentScope,
  input: { act: AccessAct; person: string; role?: TabletRole | undefined },
): Promise<Result<null, OperationRefusal>> {
  const { organisation, person: actor } = scope;
  const { act, person, role = 'employee' } = input;
  const entry = (await findRoster(deps.db, organisation, [person])).get(person);
  const establishment = placeOf(scope, entry);
  if (establishment === null) return refused('not-found');
  const written = {
    establishment,
    actor,
    auth: 'none' as const,
    source: portalSource(scope),
    attachments: [],
  };
  const operations: Record<AccessAct, NewServerOperation> = {
    open: { ...written, kind: 'access.open', body: { person, role } },
    resend: { ...written, kind: 'access.resend', body: { person } },
    revoke: { ...written, kind: 'access.revoke', body: { person } },
  };
  const [outcome] = await appendServer(deps, organisationOf(scope), [operations[act]]);
  return outcome?.refusal === undefined ? ok(null) : refused(outcome.refusal);
}

/**
 * « Supprimer le compte » (C18).
 *
 * @returns `not-found` for a person outside the scope (X03)
 */
export async function deleteAccount(
  deps: Deps,
  scope: EstablishmentScope,
  person: string,
): Promise<Result<null, OperationRefusal>> {
  const { organisation, person: actor } = scope;
  const entry = (await findRoster(deps.db, organisation, [person])).get(person);
  const establishment = placeOf(scope, entry);
  if (establishment === null) return refused('not-found');
  const [outcome] = await appendServer(deps, organisationOf(scope), [
    {
      establishment,
      actor,
      auth: 'none',
      source: portalSource(scope),
      attachments: [],
      kind: 'access.delete',
      body: { person },
    },
  ]);
  return outcome?.refusal === undefined ? ok(null) : refused(outcome.refusal);
}
