import type { Teller } from './known.ts';
import { changed, edited, given, plain, taken, worded } from './known.ts';
import { writeName } from './names.ts';

type People =
  | 'employee.create'
  | 'employee.edit'
  | 'employee.archive'
  | 'employee.restore'
  | 'employee.merge'
  | 'employee.identify'
  | 'employee.erase'
  | 'membership.add'
  | 'membership.remove';

/** What happened to people of the roster. */
export const people: { [K in People]: Teller<K> } = {
  'employee.create': ({ body, establishment }, known) => [
    changed('name', null, writeName(known.text(body.nameText))),
    ...given('role', body.role),
    ...given('establishment', known.establishment(establishment)),
    ...given('team', body.team),
    ...given('minorUntil', body.minorUntil),
  ],
  'employee.edit': ({ body }, known) =>
    edited(body.changes, {
      nameText: worded('name', known, writeName),
      displayText: worded('display', known),
      emailText: worded('email', known),
      phoneText: worded('phone', known),
      role: plain('role'),
      team: plain('team'),
      colour: plain('colour'),
      language: plain('language'),
      startsOn: plain('startsOn'),
      endsOn: plain('endsOn'),
      minorUntil: plain('minorUntil'),
      openPeriodLimit: plain('openPeriodLimit'),
      photo: plain('photo'),
    }),
  'employee.archive': () => [],
  'employee.restore': () => [],
  'employee.merge': ({ body }, known) => [changed('mergedInto', null, known.person(body.into))],
  'employee.identify': ({ body }) => given('externalId', body.externalId),
  'employee.erase': ({ body }) => given('erased', body.what),
  'membership.add': ({ establishment }, known) =>
    given('establishment', known.establishment(establishment)),
  'membership.remove': ({ establishment }, known) =>
    taken('establishment', known.establishment(establishment)),
};
