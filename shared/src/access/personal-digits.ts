/** Minors come of age eighteen years after their birth: the one trace of a birth date in a record. */
const majority = 18;

/**
 * Digits that colleagues know of a person, in the forms in which people type them (spec PIN-3): the telephone, abroad and
 * at home, and the birth date that the end of the limits for minors gives away. For `checkNewPin`.
 *
 * @param of.phone E.164 · `minorUntil` `YYYY-MM-DD`
 */
export function personalDigits(of: { phone: string | null; minorUntil: string | null }): string[] {
  const phone = of.phone === null ? [] : [of.phone, of.phone.replace(/^\+33/, '0')];
  if (of.minorUntil === null) return phone;
  const [year = '', month = '', day = ''] = of.minorUntil.split('-');
  const born = String(Number(year) - majority);
  const short = born.slice(2);
  const dates = [`${day}${month}${born}`, `${day}${month}${short}`, `${month}${day}${short}`];
  return [...phone, ...dates, `${born}${month}${day}`, `${short}${month}${day}`];
}
