import { expect, it } from 'vitest';
import { type Cover, gapsOf, isPressing } from './cover.ts';

const cover = (role: Cover['role'], ...able: boolean[]): Cover => ({
  role,
  establishment: null,
  people: able.map((canLogIn) => ({
    person: '01930000-0000-7000-8000-00000000000a',
    name: 'Awa',
    canLogIn,
  })),
});

it('W9 one person who can act is no cover, and somebody who cannot log in is none either', () => {
  const roles = [
    cover('manager', true),
    cover('accounting', true, true),
    cover('administration', true, false),
  ];
  expect(gapsOf(roles).map(({ role }) => role)).toEqual(['administration', 'manager']);
});

it('W9 presses for a second administrator and for a role of nobody, and only recommends otherwise', () => {
  expect(isPressing([cover('administration', true, true), cover('manager', true)])).toBe(false);
  expect(isPressing([cover('administration', true)])).toBe(true);
  expect(isPressing([cover('administration', true, true), cover('fleet', false)])).toBe(true);
});
