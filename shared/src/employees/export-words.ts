import type { Language } from '../establishments/languages.ts';
import type { AccessStatus } from './portal.ts';

/** Columns that an export has beyond those that an import reads; their titles mean nothing to an import. */
export const exportColumns = ['status', 'otherStores', 'archivedOn'] as const;
export type ExportColumn = (typeof exportColumns)[number];

const titles: Record<ExportColumn, Record<Language, string>> = {
  status: { fr: 'Accès', en: 'Access' },
  otherStores: { fr: 'Autres établissements', en: 'Other establishments' },
  archivedOn: { fr: 'Archivé le', en: 'Archived on' },
};

export function exportTitle(column: ExportColumn, language: Language): string {
  return titles[column][language];
}

const statuses: Record<AccessStatus, Record<Language, string>> = {
  none: { fr: 'aucun', en: 'none' },
  invited: { fr: 'invité', en: 'invited' },
  bounced: { fr: 'e-mail refusé', en: 'e-mail refused' },
  expired: { fr: 'invitation expirée', en: 'invitation expired' },
  active: { fr: 'actif', en: 'active' },
  revoked: { fr: 'retiré', en: 'revoked' },
};

export function statusLabel(status: AccessStatus, language: Language): string {
  return statuses[status][language];
}

/** A telephone number as people write it: `06 12 34 56 78` for one of mainland France, E.164 otherwise. */
export function writePhone(phone: string): string {
  const french = /^\+33([1-9]\d{8})$/.exec(phone);
  return french ? `0${french[1]}`.replaceAll(/(\d\d)(?=\d)/g, '$1 ') : phone;
}

/** An ISO date as a spreadsheet of that language takes it. */
export function writeDate(date: string, language: Language): string {
  return language === 'fr' ? date.split('-').reverse().join('/') : date;
}
