import { describe, expect, it } from 'vitest';
import { changesOf, overtaken, readForm, typedIn, valuesOf } from './form.ts';
import type { EmployeeFields } from './view.ts';

const fields: EmployeeFields = {
  name: { given: 'Jeanne', family: 'Faure' },
  display: null,
  email: 'jeanne@exemple.fr',
  phone: '+33612345678',
  language: null,
  team: 'Salle',
  startsOn: '2025-03-03',
  endsOn: null,
  minorUntil: null,
  colour: 'teal',
  role: 'employee',
  openPeriodLimit: null,
  photo: null,
};
const typed = (changed: Partial<ReturnType<typeof valuesOf>>) => ({
  ...valuesOf(fields),
  ...changed,
});
const faultsOf = (changed: Parameters<typeof typed>[0]) => {
  const read = readForm(typed(changed));
  return read.ok ? {} : read.refusal;
};

describe('« Modifier »', () => {
  it('K8 writes nothing when nothing was changed, and only what was', () => {
    const untouched = readForm(valuesOf(fields));
    expect(untouched.ok && changesOf(fields, untouched.value)).toEqual({});
    const read = readForm(typed({ display: ' Jeannette ', team: '' }));
    expect(read.ok && changesOf(fields, read.value)).toEqual({ display: 'Jeannette', team: null });
  });

  it('K9 takes a valid address in the one form that the server reads, and no other', () => {
    const read = readForm(typed({ email: '  Jeanne.FAURE@Exemple.fr ' }));
    expect(read.ok && read.value.email).toBe('jeanne.faure@exemple.fr');
    for (const email of ['jeanne', 'jeanne@', 'a@b', 'jeanne <j@exemple.fr>'])
      expect([email, faultsOf({ email })]).toEqual([email, { email: 'email' }]);
    expect(faultsOf({ email: '' })).toEqual({});
  });

  it('K24 takes a limit of one hour to a day, or the establishment’s', () => {
    const own = readForm(typed({ ownLimit: true, hours: '10', minutes: '30' }));
    expect(own.ok && own.value.openPeriodLimit).toBe(630);
    const house = readForm(typed({ ownLimit: false, hours: '99', minutes: '' }));
    expect(house.ok && house.value.openPeriodLimit).toBeNull();
    for (const [hours, minutes] of [
      ['0', '59'],
      ['24', '1'],
      ['', ''],
    ] as const)
      expect(faultsOf({ ownLimit: true, hours, minutes })).toEqual({ hours: 'limit' });
  });

  it('says which field is wrong: no name, an end before its beginning, a number that is none', () => {
    expect(faultsOf({ given: ' \u200b ' })).toEqual({ given: 'name-missing' });
    expect(faultsOf({ endsOn: '2025-03-02' })).toEqual({ endsOn: 'ends-before-start' });
    expect(faultsOf({ phone: '06 12' })).toEqual({ phone: 'phone' });
    expect(faultsOf({ team: 'x'.repeat(41) })).toEqual({ team: 'too-long' });
  });

  it('O4 names what somebody else changed under the open form, and only where both differ', () => {
    const now = { ...fields, team: 'Bar', phone: null, display: 'Jo' };
    expect(overtaken(fields, now, { team: 'Cuisine', display: 'Jo', email: null })).toEqual([
      'team',
    ]);
    expect(overtaken(fields, fields, { team: 'Cuisine' })).toEqual([]);
  });

  it('keeps of a half-filled form only what was typed', () => {
    expect(typedIn(valuesOf(fields), typed({ team: 'Bar', given: 'Jeanne' }))).toEqual({
      team: 'Bar',
    });
  });
});
