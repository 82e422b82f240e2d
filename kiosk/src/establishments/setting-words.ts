import type { Speech } from '../language/speech.ts';
import type { EstablishmentField, EstablishmentFields } from './view.ts';

/** Parts of « Réglages de l'établissement », what is changed most first. */
export const groups = [
  { name: 'store', fields: ['name', 'zone', 'cutOffHour'] },
  { name: 'day', fields: ['openPeriodLimit'] },
  { name: 'codes', fields: ['pinLength', 'pinChange', 'leaseDays'] },
  { name: 'home', fields: ['hideStatuses', 'hideSurnames'] },
  { name: 'languages', fields: ['languages', 'language'] },
  { name: 'data', fields: ['retention', 'contact'] },
] as const satisfies readonly { name: string; fields: readonly EstablishmentField[] }[];

const minute = 60_000;

/** A value as a person reads it. */
export function settingWords<F extends EstablishmentField>(
  speech: Speech,
  field: F,
  value: EstablishmentFields[F],
): string {
  const { text } = speech;
  if (value === null || value === '') return text('establishment.none');
  if (typeof value === 'boolean') return text(value ? 'establishment.yes' : 'establishment.no');
  const all = { [field]: value } as Partial<EstablishmentFields>;
  if (all.zone !== undefined) return zoneWords(all.zone);
  if (all.cutOffHour !== undefined) return hourWords(all.cutOffHour);
  if (all.openPeriodLimit !== undefined) return speech.duration(all.openPeriodLimit * minute);
  if (all.pinLength !== undefined)
    return text('establishment.pinLength-value', { count: all.pinLength });
  if (all.leaseDays !== undefined) return text('establishment.days', { count: all.leaseDays });
  if (all.language !== undefined) return text(`settings.language-${all.language}`);
  if (all.languages !== undefined)
    return all.languages.map((one) => text(`settings.language-${one}`)).join(', ');
  if (all.retention !== undefined) {
    const { punches, checkOffs, contacts } = all.retention;
    return text('establishment.retention-value', {
      punches: monthsWords(speech, punches),
      checkOffs: monthsWords(speech, checkOffs),
      contacts: monthsWords(speech, contacts),
    });
  }
  return all.name ?? all.contact ?? '';
}

export function monthsWords({ text }: Speech, months: number): string {
  return text('establishment.months', { count: months });
}

/** `05:00` */
export function hourWords(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** `Paris (Europe)`: what a person looks for comes first. */
export function zoneWords(zone: string): string {
  const [region, ...place] = zone.split('/');
  if (place.length === 0) return zone;
  return `${place.join(', ')} (${region})`.replaceAll('_', ' ');
}
