import type { EstablishmentSettings, Retention } from './operations.ts';
import { defaultPlanningRules } from './planning-rules.ts';
import { defaultTimeRules } from './time-rules.ts';

/** Working time is shown to the inspector for three years and paid claims lapse after three (Code du travail L3245-1). */
export const defaultRetention: Retention = { punches: 60, checkOffs: 36, contacts: 3 };

/** What an establishment has until somebody says otherwise. */
export const defaultSettings: EstablishmentSettings = {
  zone: 'Europe/Paris',
  language: 'fr',
  cutOffHour: 5,
  openPeriodLimit: 13 * 60,
  hideStatuses: false,
  hideSurnames: false,
  leaseDays: 14,
  pinLength: 6,
  pinChange: false,
  languages: ['fr', 'en'],
  retention: defaultRetention,
  timeRules: defaultTimeRules,
  planningRules: defaultPlanningRules,
};
