import 'temporal-polyfill/global';
import { addDays, businessDay, instantOf } from '@comptoir/shared/time/business-day';

const zone = 'Europe/Paris';
/** The demonstration restaurant's day begins at five. */
const cutOffHour = 5;

/**
 * An instant on a business day of Paris that lies `days` before today's, ms. Journeys that let hours pass
 * begin on a day that is over, so that they end in the past whatever time it is when they run.
 */
export function inParis(days: number, time: string): number {
  const day = addDays(businessDay(Date.now(), zone, cutOffHour), -days);
  return instantOf(day, time, zone, cutOffHour);
}

/** `08:58` */
export function clockFace(at: number): string {
  return new Intl.DateTimeFormat('fr', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}
