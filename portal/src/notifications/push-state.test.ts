import { expect, it } from 'vitest';
import type { PushFacts } from '../platform/push.ts';
import { keepingOf, pushStateOf } from './push-state.ts';

const able: PushFacts = {
  ...{ supported: true, needsInstall: false, permission: 'default', subscribed: false },
};

it('NOTE-17 says what this device needs first, and never asks where it was told no', () => {
  expect(pushStateOf(able, false)).toBe('off');
  expect(pushStateOf({ ...able, supported: false }, false)).toBe('unsupported');
  expect(pushStateOf({ ...able, supported: false, needsInstall: true }, false)).toBe('install');
  expect(pushStateOf({ ...able, permission: 'denied', subscribed: true }, true)).toBe('denied');
  const on: PushFacts = { ...able, permission: 'granted', subscribed: true };
  expect(pushStateOf(on, true)).toBe('on');
  // Removed from another device, or by a log-out.
  expect(pushStateOf(on, false)).toBe('off');
});

it('NOTE-14 NOTE-17 a browser is told again for whoever asked for it there, and ends for whoever was there before', () => {
  const of = { owner: 'awa', person: 'awa', listed: false, key: 'k', serverKey: 'k' };
  expect(keepingOf(of)).toBe('tell');
  // Somebody else's by now: the one before is told nothing more here, unless both are records of one person.
  const lou = { ...of, person: 'lou' };
  expect(keepingOf(lou)).toBe('end');
  expect(keepingOf({ ...lou, listed: true })).toBe('tell');
  expect(keepingOf({ ...lou, key: null })).toBe('nothing');
  expect(keepingOf({ ...of, owner: null })).toBe('nothing');
  expect(keepingOf({ ...of, key: null })).toBe('nothing');
  expect(keepingOf({ ...of, serverKey: 'another' })).toBe('renew');
});
