import type { Body } from '@comptoir/shared/journal/kinds';
import type { Told } from '@comptoir/shared/journal/told-fields';
import type { Known, Teller } from './known.ts';
import { changed, given, several, taken } from './known.ts';

type Accesses =
  | 'pin.set'
  | 'pin.renew'
  | 'access.open'
  | 'access.resend'
  | 'access.revoke'
  | 'access.delivery'
  | 'access.accept'
  | 'access.delete'
  | 'role.give'
  | 'role.take'
  | 'grant.give'
  | 'grant.take'
  | 'account.secure'
  | 'token.create'
  | 'token.revoke';

/** What happened to PINs, invitations, roles, logins and tokens. Of a secret only that it changed. */
export const accesses: { [K in Accesses]: Teller<K> } = {
  'pin.set': () => [],
  'pin.renew': () => [],
  'access.open': ({ body }) => given('role', body.role),
  'access.resend': () => [],
  'access.revoke': () => [],
  'access.delivery': ({ body }) => [
    changed('delivery', null, body.state),
    ...given('expiresAt', body.expiresAt),
  ],
  'access.accept': ({ body }, known) => given('login', known.login(body.account)),
  'access.delete': () => [],
  'role.give': ({ body }, known) => held(given, body, known),
  'role.take': ({ body }, known) => held(taken, body, known),
  'grant.give': ({ body }, known) => held(given, body, known),
  'grant.take': ({ body }, known) => held(taken, body, known),
  'account.secure': ({ body }) => given('event', body.event),
  'token.create': ({ body }, known) => [
    changed('token', null, known.text(body.nameText)),
    ...given('scopes', several(body.scopes)),
    ...given('expiresAt', body.expiresAt),
  ],
  'token.revoke': ({ body }, known) => [changed('token', known.token(body.token), null)],
};

/** A role or a grant, and where it holds: by name, or nowhere named. */
function held(
  way: typeof given,
  body: Body<'role.give'> | Body<'grant.give'>,
  known: Known,
): Told[] {
  return [
    ...('role' in body ? way('role', body.role) : way('grant', body.grant)),
    ...way('establishment', known.establishment(body.establishment)),
    ...way('team', known.team(body.team)),
  ];
}
