import { expect, test } from 'vitest';
import { draftsOf } from './unfinished.ts';

const draft = { person: 'p', name: 'Awa Diop', values: { team: 'Bar' }, photo: null, at: 0 };

test('T15 a form that the lock closed waits for the same manager, and is shown to nobody else', () => {
  const page = {};
  draftsOf(page).keep('manager-a', draft);
  expect(draftsOf(page).of('manager-a')).toEqual(draft);
  expect(draftsOf(page).of('manager-b')).toBeNull();
  expect(draftsOf({}).of('manager-a')).toBeNull();
  draftsOf(page).drop('manager-a');
  expect(draftsOf(page).of('manager-a')).toBeNull();
});
