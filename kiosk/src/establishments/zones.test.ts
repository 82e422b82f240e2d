import { expect, test } from 'vitest';
import { readSetting } from './setting-dialog.tsx';
import { findZones, knownZones } from './zones.ts';

test('EST-8 a zone is found by its city, whatever the capitals and accents', () => {
  const zones = knownZones('Europe/Paris');
  expect(zones).toContain('Europe/Paris');
  expect(findZones(zones, 'PARÎS').zones).toEqual(['Europe/Paris']);
  expect(findZones(zones, 'reunion').zones).toEqual(['Indian/Reunion']);
  expect(findZones(zones, 'new york').zones[0]).toBe('America/New_York');
  expect(findZones(zones, 'atlantide')).toEqual({ zones: [], more: 0 });
  const all = findZones(zones, '');
  expect(all.zones.length + all.more).toBe(zones.length);
});

test('EST-8 the zone that stands is offered even where the browser does not list it', () => {
  expect(knownZones('Nowhere/Else')[0]).toBe('Nowhere/Else');
});

test('EST-8 only what the contract takes can be saved', () => {
  expect(readSetting('name', '  Chez Awa ')).toBe('Chez Awa');
  expect(readSetting('name', '   ')).toBeUndefined();
  expect(readSetting('contact', ' ')).toBeNull();
  expect(readSetting('languages', [])).toBeUndefined();
  expect(readSetting('leaseDays', 61)).toBeUndefined();
  expect(readSetting('leaseDays', NaN)).toBeUndefined();
  expect(readSetting('retention', { punches: 11, checkOffs: 36, contacts: 3 })).toBeUndefined();
  expect(readSetting('retention', { punches: 12, checkOffs: 3, contacts: 0 })).toEqual({
    punches: 12,
    checkOffs: 3,
    contacts: 0,
  });
});
