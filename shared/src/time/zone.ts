const day = 86_400_000;
const quarter = 900_000;

type ZoneCache = { days: Map<number, number | 'varies'>; quarters: Map<number, number> };

// Answers of pure functions, kept because a cold start asks for thousands of rows on a slow tablet
// and Temporal costs microseconds a call. Nothing else depends on what is kept.
const caches = new Map<string, ZoneCache>();

/**
 * Wall clock minus UTC in a zone, in ms (Paris in summer: 7_200_000).
 *
 * @param at ms since 1970
 * @throws RangeError for a name that is no IANA zone
 */
export function offsetAt(at: number, zone: string): number {
  let cache = caches.get(zone);
  if (!cache) caches.set(zone, (cache = { days: new Map(), quarters: new Map() }));
  const utcDay = Math.floor(at / day);
  let offset = cache.days.get(utcDay);
  if (offset === undefined) {
    // A zone changes at most once within a UTC day: equal at both ends means equal all day.
    const first = ask(utcDay * day, zone);
    offset = ask(utcDay * day + day - 1, zone) === first ? first : 'varies';
    cache.days.set(utcDay, offset);
  }
  if (offset !== 'varies') return offset;
  const slot = Math.floor(at / quarter);
  let exact = cache.quarters.get(slot);
  if (exact === undefined) cache.quarters.set(slot, (exact = ask(slot * quarter, zone)));
  return exact;
}

/** Whether this platform knows the zone: settings that name another one must be refused. */
export function isZone(zone: string): boolean {
  try {
    ask(0, zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function ask(at: number, zone: string): number {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return moment.offsetNanoseconds / 1e6;
}
