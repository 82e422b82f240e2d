/** Hours as they are typed: `35`, `35 h 30`, `35:30`, `35,5`. Minutes; null where it is none. */
export function minutesFrom(typed: string): number | null {
  const words = typed.trim().toLowerCase().replace(/\s+/g, '');
  const clock = /^(\d{1,3})(?:h|:)(\d{1,2})?(?:min)?$/.exec(words);
  if (clock) {
    const minutes = Number(clock[2] ?? 0);
    return minutes < 60 ? Number(clock[1]) * 60 + minutes : null;
  }
  if (/^\d{1,3}min$/.test(words)) return Number.parseInt(words, 10);
  if (!/^\d{1,3}(?:[.,]\d{1,2})?$/.test(words)) return null;
  return Math.round(Number(words.replace(',', '.')) * 60);
}

/** `35 h`, `4 h 30`, `20 min`: what `minutesFrom` reads again. */
export function hoursText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`;
}
