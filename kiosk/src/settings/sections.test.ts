import { expect, test } from 'vitest';
import { firstOf, groupOf, groups, isRoom, openIn, sectionsOf } from './sections.ts';

test('K6 Paramètres open on Établissement › Employés', () => {
  expect(groups[0]).toBe('establishment');
  expect(firstOf('establishment', false)).toBe('employees');
});

test('T16 neither unenrolment, nor the server’s address, nor erasure has a place in the settings', () => {
  const all = groups.flatMap((group) => [...sectionsOf[group]] as string[]);
  expect(all).toEqual([
    ...['employees', 'planning', 'hours', 'punches', 'task-lists', 'register', 'announcements'],
    'establishment',
    ...['tablet', 'sync', 'refusals', 'locked', 'export', 'about'],
  ]);
});

test('every part knows its group', () => {
  for (const group of groups)
    for (const section of sectionsOf[group]) {
      expect(groupOf(section)).toBe(group);
      expect(isRoom(section)).toBe(group === 'establishment');
    }
});

test('T19 DEVICE-26 without a lease nothing is changed: people are unlocked, and what there is can be read and exported', () => {
  expect(groups.map((group) => openIn(group, true))).toEqual([
    ['hours', 'punches', 'register'],
    ['sync', 'refusals', 'locked', 'export', 'about'],
  ]);
  for (const group of groups) {
    expect(openIn(group, false)).toEqual([...sectionsOf[group]]);
    expect(openIn(group, true)).toContain(firstOf(group, true));
  }
});
