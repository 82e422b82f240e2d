import { PersonScreen } from '../screens/person.ts';
import { expect, test } from '../world/journey.ts';
import { person } from '../world/people.ts';
import { settle } from '../world/settled.ts';

test('K20 someone in a hurry types the code the moment the pad appears: every digit counts', async ({
  world,
}) => {
  const tablet = await world.tablet();
  const { page } = tablet;
  const home = await settle(tablet);
  const fatoumata = person('Fatoumata');
  await expect(home.tile('Fatoumata')).toBeVisible();
  await page.evaluate(
    async ({ name, pin }) => {
      const pad = () =>
        [...document.querySelectorAll('h1')].some((one) => one.textContent === 'Votre code');
      // Heard before the browser draws the pad: no finger is faster.
      const appeared = new Promise<void>((seen) => {
        new MutationObserver((_, observer) => {
          if (!pad()) return;
          observer.disconnect();
          for (const key of pin)
            window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
          seen();
        }).observe(document, { childList: true, subtree: true });
      });
      const tiles = [...document.querySelectorAll<HTMLButtonElement>('main li button')];
      tiles.find(({ textContent }) => textContent.includes(name))?.click();
      await appeared;
    },
    { name: 'Fatoumata', pin: fatoumata.pin },
  );
  await expect(new PersonScreen(page).act('Arrivée')).toBeVisible();
});
