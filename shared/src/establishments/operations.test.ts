import { expect, it } from 'vitest';
import { establishmentSettingsSchema } from './operations.ts';

const settings = {
  zone: 'Europe/Paris',
  language: 'fr',
  cutOffHour: 5,
  openPeriodLimit: 720,
  hideStatuses: false,
  hideSurnames: false,
  leaseDays: 14,
};

it('TIME-2 an establishment cannot be given a zone that no calendar knows', () => {
  expect(establishmentSettingsSchema.safeParse(settings).success).toBe(true);
  const nowhere = establishmentSettingsSchema.safeParse({ ...settings, zone: 'Nowhere/Else' });
  expect(nowhere.success).toBe(false);
});
