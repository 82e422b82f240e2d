import type { Table } from 'dexie';
import type { EmployeeRow } from '@comptoir/shared/sync/rows';
import type { Language } from '@comptoir/shared/establishments/languages';
import {
  type EstablishmentSettings,
  defaultSettings,
} from '@comptoir/shared/establishments/operations';
import type { DayRule } from '@comptoir/shared/time/business-day';
import type { DeviceRow, LocalDatabase } from './schema.ts';

/** The establishment of this tablet, and what screens need of its settings. */
export type Place = {
  name: string;
  rule: DayRule;
  language: Language;
  openPeriodLimit: number;
  leaseDays: number;
  hideStatuses: boolean;
  hideSurnames: boolean;
  /** Digits of a new PIN of somebody who is no manager. */
  pinLength: number;
  /** A PIN that somebody else made is changed by its owner at first use. */
  pinChange: boolean;
};

/** Before the first sync the tablet knows its zone from the grant, and nothing else. */
const unknownPlace = defaultSettings;

/** What `readPlace` reads. A screen's transaction names no other table: a tap would wait for it. */
export function placeTables({ establishments, settings }: LocalDatabase): Table[] {
  return [establishments, settings];
}

export async function readPlace(database: LocalDatabase, device: DeviceRow): Promise<Place> {
  const [row, own] = await Promise.all([
    database.establishments.get(device.establishment),
    database.settings.get('settings'),
  ]);
  const settings: EstablishmentSettings = row?.settings ?? { ...unknownPlace, zone: device.zone };
  return {
    name: row?.name ?? '',
    rule: { zone: settings.zone, cutOffHour: settings.cutOffHour },
    language: own?.language ?? settings.language,
    openPeriodLimit: settings.openPeriodLimit,
    leaseDays: settings.leaseDays,
    hideStatuses: settings.hideStatuses,
    hideSurnames: settings.hideSurnames,
    pinLength: settings.pinLength,
    pinChange: settings.pinChange,
  };
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
