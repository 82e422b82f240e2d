/** A readable UUID for tests: `idOf('p', 7)` is always the same, and another for another letter or number. */
export function idOf(letter: string, number = 0): string {
  const tail =
    letter.charCodeAt(0).toString(16).padStart(4, '0') + number.toString(16).padStart(8, '0');
  return `018f0000-0000-7000-8000-${tail}`;
}
