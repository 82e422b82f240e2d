import { describe, expect, it } from 'vitest';
import { type Screen, afterPin, backFrom, home, lockOf } from './navigation.ts';

const awa = 'awa';
const every: Screen[] = [
  home,
  { name: 'pad', person: awa, purpose: 'punch', then: 'person' },
  { name: 'pad', person: awa, purpose: 'punch', then: 'tasks' },
  { name: 'pad', person: awa, purpose: 'settings', then: 'settings' },
  { name: 'person', person: awa },
  { name: 'forgotten', person: awa },
  { name: 'change-pin', person: awa, asked: false, then: 'person' },
  { name: 'change-pin', person: awa, asked: true, then: 'settings' },
  { name: 'no-pin', person: awa },
  { name: 'unlisted' },
  {
    name: 'confirmation',
    person: awa,
    punch: { id: 'p', type: 'in', at: 0 },
    mark: 'plain',
  },
  { name: 'tasks', actor: null, from: 'home' },
  { name: 'tasks', actor: awa, from: 'person' },
  { name: 'choose-actor' },
  { name: 'managers' },
  { name: 'settings', manager: awa },
];

describe('the way through the screens', () => {
  it('leads home by going back, from everywhere', () => {
    for (const screen of every) {
      let at = screen;
      for (let steps = 0; steps < 4; steps++) at = backFrom(at);
      expect([screen.name, at]).toEqual([screen.name, home]);
    }
  });

  it('goes back from a person’s tasks to that person, never from anonymous ones', () => {
    expect(backFrom({ name: 'tasks', actor: awa, from: 'person' })).toEqual({
      name: 'person',
      person: awa,
    });
    expect(backFrom({ name: 'tasks', actor: null, from: 'person' })).toEqual(home);
  });

  it('K12 K28 leads through one’s own new code to where the old one would have led', () => {
    for (const then of ['person', 'tasks', 'settings'] as const) {
      const asked: Screen & { name: 'change-pin' } = {
        name: 'change-pin',
        person: awa,
        asked: true,
        then,
      };
      expect(afterPin(asked)).toEqual(afterPin({ person: awa, then }));
      // Whoever turns back has opened nothing.
      expect(backFrom(asked)).toEqual(home);
    }
    expect(backFrom({ name: 'change-pin', person: awa, asked: false, then: 'person' })).toEqual({
      name: 'person',
      person: awa,
    });
  });

  it('T14 opens the settings only from a pad that asked for them', () => {
    const opened = every
      .filter((screen) => screen.name === 'pad')
      .map((pad) => [pad.purpose, afterPin(pad).name]);
    expect(opened).toEqual([
      ['punch', 'person'],
      ['punch', 'tasks'],
      ['settings', 'settings'],
    ]);
  });
});

describe('auto-lock', () => {
  it('T15 closes every screen with a person on it, the settings after 60 s and never later than 5 min', () => {
    for (const screen of every) {
      if (screen.name === 'home') continue;
      expect([screen.name, lockOf(screen) !== null]).toEqual([screen.name, true]);
    }
    expect(lockOf({ name: 'person', person: awa })).toEqual({ idle: 30_000, most: null });
    expect(lockOf({ name: 'settings', manager: awa })).toEqual({ idle: 60_000, most: 300_000 });
    expect(lockOf({ name: 'tasks', actor: awa, from: 'home' })?.idle).toBe(30_000);
  });
});
