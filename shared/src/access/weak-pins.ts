/** Lines of three on the pad, in both directions. */
const lines = ['123', '456', '789', '147', '258', '369', '159', '357'].flatMap((line) => [
  line,
  [...line].reverse().join(''),
]);
const columns = new Set(['2580', '0852', '1470', '0741', '3690', '0963']);
const corners = new Set('1379');

/**
 * What people try first (spec PIN-3): repeats, runs, years, dates, and shapes on the pad. About an eighth
 * of four-digit PINs; random ones are drawn again.
 *
 * @param pin four to six ASCII digits
 */
export function isWeak(pin: string): boolean {
  return repeats(pin) || runs(pin) || holdsYear(pin) || isDate(pin) || isShape(pin);
}

function repeats(pin: string): boolean {
  // One block over and over (0000, 1212, 123123), pairs (1122, 112233), or one digit for all but one place.
  for (let block = 1; block <= pin.length / 2; block++) {
    if (pin.length % block === 0 && pin === pin.slice(0, block).repeat(pin.length / block))
      return true;
  }
  if (pin.length % 2 === 0 && /^(?:([0-9])\1)+$/.test(pin)) return true;
  return [...new Set(pin)].some((digit) => pin.split(digit).length - 1 >= pin.length - 1);
}

function runs(pin: string): boolean {
  const steps = new Set<number>();
  for (let i = 1; i < pin.length; i++) steps.add((Number(pin[i]) - Number(pin[i - 1]) + 10) % 10);
  // One step all along, over the zero too: 1234, 7890, 8642, 9753.
  return steps.size === 1 && [1, 2, 8, 9].includes([...steps][0]!);
}

function holdsYear(pin: string): boolean {
  return /^(19|20)[0-9]{2}/.test(pin) || /(19|20)[0-9]{2}$/.test(pin);
}

function isDate(pin: string): boolean {
  if (pin.length === 5) return false;
  const [a, b, c] = [Number(pin.slice(0, 2)), Number(pin.slice(2, 4)), Number(pin.slice(4, 6))];
  if (isDayAndMonth(a, b) || isDayAndMonth(b, a)) return true;
  return pin.length === 6 && (isDayAndMonth(c, b) || isDayAndMonth(b, c));
}

function isDayAndMonth(day: number, month: number): boolean {
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= (month === 2 ? 29 : 30 + ((month + (month >> 3)) & 1))
  );
}

function isShape(pin: string): boolean {
  if (columns.has(pin)) return true;
  if ([...pin].every((digit) => corners.has(digit)) && new Set(pin).size === pin.length)
    return true;
  return pin.length === 6 && lines.includes(pin.slice(0, 3)) && lines.includes(pin.slice(3));
}
