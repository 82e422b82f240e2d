/** Everything that the portal keeps of a person on this device. */
export async function keptTexts(): Promise<string> {
  if (!(await caches.has('comptoir-own'))) return '';
  const cache = await caches.open('comptoir-own');
  const texts = await Promise.all(
    (await cache.keys()).map(async (one) => (await cache.match(one))?.text()),
  );
  return texts.join('\n');
}
