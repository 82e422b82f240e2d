import { expect, it } from 'vitest';
import { Failure } from './api/failure.ts';
import { shownOf } from './kept-answer.ts';

const copy = { data: 'kept', at: 1 };
const offline = new Failure('offline');

it('PLAN-97 a copy stands in where nobody answers, a server in trouble or a captive portal does, or an answer takes long', () => {
  const lacking = { data: undefined, at: 0, failure: null, waits: false, copy };
  const standsIn = { ...copy, kept: true, old: true };
  expect(shownOf(lacking)).toEqual({
    data: undefined,
    at: 0,
    kept: false,
    old: false,
    failure: null,
  });
  expect(shownOf({ ...lacking, waits: true })).toEqual({ ...standsIn, failure: null });
  for (const code of ['offline', 'unreadable', 'internal', 'busy'] as const) {
    const failure = new Failure(code);
    expect(shownOf({ ...lacking, failure })).toEqual({ ...standsIn, failure });
  }
  expect(shownOf({ ...lacking, waits: true, copy: null }).data).toBeUndefined();
});

it('PLAN-97 a server that refuses is believed', () => {
  for (const code of ['unauthorised', 'not-allowed', 'not-found', 'no-access'] as const) {
    const failure = new Failure(code);
    const shown = shownOf({ data: undefined, at: 0, failure, waits: true, copy });
    expect(shown).toMatchObject({ data: undefined, kept: false, failure });
  }
});

it('PLAN-97 an answer that cannot be brought up to date says its age, and the copy never covers it', () => {
  const had = { data: 'answer', at: 9, failure: null, waits: false, copy };
  expect(shownOf(had)).toMatchObject({ data: 'answer', at: 9, kept: false, old: false });
  expect(shownOf({ ...had, waits: true })).toMatchObject({ data: 'answer', at: 9, old: true });
  expect(shownOf({ ...had, failure: offline })).toMatchObject({ data: 'answer', old: true });
  expect(shownOf({ ...had, failure: new Failure('not-allowed') })).toMatchObject({ old: false });
});
