import type { Table } from 'dexie';
import type { EmployeeRow } from '@comptoir/shared/sync/rows';
import type { Language } from '@comptoir/shared/establishments/languages';
import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import type { PlanningRules } from '@comptoir/shared/establishments/planning-rules';
import type { TimeRules } from '@comptoir/shared/establishments/time-rules';
import type { DayRule } from '@comptoir/shared/time/business-day';
import { projectedEstablishment } from './establishment.ts';
import type { DeviceRow, LocalDatabase } from './schema.ts';

/** The establishment of this tablet, and what screens need of its settings. */
export type Place = {
  name: string;
  rule: DayRule;
  language: Language;
  /** Languages that the tablet offers. */
  languages: readonly Language[];
  openPeriodLimit: number;
  leaseDays: number;
  hideStatuses: boolean;
  hideSurnames: boolean;
  /** How time is paid here, and what is warned of. */
  timeRules: TimeRules;
  /** How long ahead people are told, and what they see and may ask for. */
  planningRules: PlanningRules;
  /** Digits of a new PIN of somebody who is no manager. */
  pinLength: number;
  /** A PIN that somebody else made is changed by its owner at first use. */
  pinChange: boolean;
};

/** Before the first sync the tablet knows its zone from the grant, and nothing else. */
const unknownPlace = defaultSettings;

/** What `readPlace` reads. A screen's transaction names no other table: a tap would wait for it. */
export function placeTables(database: LocalDatabase): Table[] {
  const { establishments, settings, journal, attachments } = database;
  return [establishments, settings, journal, attachments];
}

export async function readPlace(database: LocalDatabase, device: DeviceRow): Promise<Place> {
  const [found, own] = await Promise.all([
    projectedEstablishment(database, device.establishment),
    database.settings.get('settings'),
  ]);
  const row = found?.row;
  // A row that an older build stored lacks what is younger.
  const settings: EstablishmentSettings = { ...unknownPlace, zone: device.zone, ...row?.settings };
  return {
    name: row?.name ?? '',
    rule: { zone: settings.zone, cutOffHour: settings.cutOffHour },
    language: offeredLanguage(own?.language ?? settings.language, settings),
    languages: settings.languages,
    openPeriodLimit: settings.openPeriodLimit,
    leaseDays: found?.leaseDays ?? settings.leaseDays,
    hideStatuses: settings.hideStatuses,
    hideSurnames: settings.hideSurnames,
    timeRules: settings.timeRules,
    planningRules: settings.planningRules,
    pinLength: settings.pinLength,
    pinChange: settings.pinChange,
  };
}

/** A language that the store offers no more is not spoken either. */
function offeredLanguage(
  wanted: Language,
  { language, languages }: EstablishmentSettings,
): Language {
  if (languages.includes(wanted)) return wanted;
  return languages.includes(language) ? language : (languages[0] ?? language);
}

/** What a screen that customers see may call somebody. */
export function shownName(
  employee: Pick<EmployeeRow, 'name' | 'display'> | undefined,
  hideSurnames: boolean,
): { given: string; family: string; initials: string } {
  const given = employee?.display ?? employee?.name?.given ?? '';
  const family = hideSurnames ? '' : (employee?.name?.family ?? '');
  return { given, family, initials: `${firstLetter(given)}${firstLetter(family)}` };
}

function firstLetter(text: string): string {
  return [...text.trim()][0]?.toLocaleUpperCase() ?? '';
}
