/** In this order: browsers name the ones that they descend from. */
const browsers = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['CriOS', 'Chrome'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['CrOS', 'ChromeOS'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/**
 * Browser and system in a few words, as a browser named itself: `Firefox · Windows`. A stranger wrote that header: of
 * what is not known a short, printable beginning is kept (X13).
 */
export function describeAgent(header: string | undefined): string | null {
  const text = (header ?? '').slice(0, 400).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  const browser = browsers.find(([mark]) => text.includes(`${mark}/`))?.[1];
  const system = systems.find(([mark]) => text.includes(mark))?.[1];
  const known = [browser, system].filter((one) => one !== undefined).join(' · ');
  if (known !== '') return known;
  const rest = text.trim().slice(0, 60);
  return rest === '' ? null : rest;
}
