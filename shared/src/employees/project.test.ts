import { expect, test } from 'vitest';
import type { Body, Kind } from '../journal/kinds.ts';
import type { EmployeeRow } from '../sync/rows.ts';
import { unsetDetails } from './unset-details.ts';
import { idOf } from '../testing/ids.ts';
import { operationOf } from '../testing/operations.ts';
import {
  type AskedOperation,
  type KnownPerson,
  type PeopleOperation,
  projectPeople,
} from './project.ts';

const awa = idOf('p', 1);
const bo = idOf('p', 2);
const chef = idOf('c', 1);
const texts: Record<string, string> = {
  ['1'.repeat(64)]: JSON.stringify({ given: 'Awa', family: 'Diop' }),
  ['2'.repeat(64)]: 'awa@exemple.fr',
};
const [nameText, emailText] = Object.keys(texts) as [string, string];

const row: EmployeeRow = {
  ...unsetDetails,
  ...{ id: awa, name: { given: 'Awa', family: 'Sarr' }, nameText: 'a'.repeat(64) },
  ...{ colour: 'teal', role: 'employee', team: 'Salle', minorUntil: null },
};
const roster: Record<string, KnownPerson> = { [awa]: { row, archived: null } };

let written = 0;
function asked<K extends Kind>(kind: K, body: Body<K>, unsent = true): AskedOperation {
  written += 1;
  const changes = { id: idOf('o', written), actor: chef, auth: 'manager' as const };
  const operation = operationOf(kind, body, written, changes) as PeopleOperation;
  return { operation, at: written, unsent };
}
const edit = (changes: Body<'employee.edit'>['changes'], unsent = true) =>
  asked('employee.edit', { person: awa, changes }, unsent);
const project = (...operations: AskedOperation[]) =>
  projectPeople(
    (id) => roster[id] ?? null,
    operations,
    (hash) => texts[hash] ?? null,
  );

test('SYNC-19 edits apply one after the other where the value stands, with the text that they name', () => {
  const person = project(
    edit({ team: { from: 'Salle', to: 'Bar' } }),
    edit({ team: { from: 'Bar', to: null } }),
    edit({ nameText: { from: 'a'.repeat(64), to: nameText } }),
    edit({ emailText: { from: null, to: emailText } }, false),
  ).get(awa);
  expect(person?.row).toMatchObject({
    team: null,
    name: { given: 'Awa', family: 'Diop' },
    nameText,
    email: 'awa@exemple.fr',
  });
  expect([...(person?.unsentFields ?? [])]).toEqual(['team', 'nameText']);
});

test('SYNC-19 an edit of another value changes nothing, neither what it names nor what goes with it', () => {
  const person = project(
    edit({ team: { from: 'Cuisine', to: 'Bar' } }),
    edit({ team: { from: 'Cuisine', to: 'Bar' }, colour: { from: 'teal', to: 'rose' } }),
  ).get(awa);
  expect(person?.row).toEqual(row);
  expect(person?.unsentFields.size).toBe(0);
  expect(person?.unsent).toBe(true);
});

test('SYNC-19 what somebody says of nobody is nobody, and a new person begins with nothing but a name', () => {
  expect(project(asked('employee.archive', { person: bo })).size).toBe(0);
  const body = {
    nameText,
    colour: 'rose',
    role: 'employee',
    team: null,
    minorUntil: null,
  } as const;
  const person = project(asked('employee.create', { person: bo, ...body })).get(bo);
  const name = { given: 'Awa', family: 'Diop' };
  expect(person?.row).toEqual({ ...unsetDetails, ...body, id: bo, name });
  expect(person).toMatchObject({ archived: null, unsent: true, access: null });
});

test('SYNC-19 SYNC-20 leaving ends PIN and access; coming back brings neither; a PIN behind it counts', () => {
  const archive = asked('employee.archive', { person: awa });
  const renew = () =>
    asked('pin.renew', {
      person: awa,
      from: 0,
      length: 6,
      change: false,
      sealedText: 'c'.repeat(64),
    });
  const before = renew();
  expect(project(before, archive).get(awa)).toMatchObject({
    archived: { by: chef },
    pin: { ended: true, renewed: null },
  });
  const restore = asked('employee.restore', { person: awa });
  expect(project(before, archive, restore).get(awa)).toMatchObject({
    archived: null,
    pin: { ended: true, renewed: null },
  });
  const after = renew();
  expect(project(archive, restore, after).get(awa)?.pin).toEqual({
    ended: true,
    renewed: after.operation.id,
  });
  expect(project(archive, after).get(awa)?.pin).toEqual({ ended: true, renewed: null });
});

test('K10 K17 an access without an e-mail is none; a manager is one at once, and nobody is demoted by it', () => {
  const open = (role: 'employee' | 'manager') => asked('access.open', { person: awa, role });
  expect(project(open('manager')).get(awa)).toMatchObject({
    row: { role: 'employee' },
    access: null,
  });
  const mail = edit({ emailText: { from: null, to: emailText } });
  expect(project(mail, open('manager')).get(awa)).toMatchObject({
    row: { role: 'manager' },
    access: { ask: 'open', role: 'manager', by: chef, unsent: true },
  });
  expect(project(mail, open('manager'), open('employee')).get(awa)?.row.role).toBe('manager');
  expect(
    project(mail, open('employee'), asked('access.revoke', { person: awa })).get(awa)?.access,
  ).toMatchObject({ ask: 'revoke' });
});
