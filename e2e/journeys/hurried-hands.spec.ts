import { PinPad } from '../screens/pin-pad.ts';
import { expect, test } from '../world/journey.ts';
import { person } from '../world/people.ts';
import { identify } from '../world/punch.ts';
import { settle } from '../world/settled.ts';

test('T20 a double tap on a name types no digit on the pad that the first tap brought', async ({
  world,
}) => {
  const tablet = await world.tablet();
  const { page } = tablet;
  const home = await settle(tablet);
  const tiles = await home.people.getByRole('button').all();
  // The tiles in the middle stand where the pad's keys come.
  for (const tile of [tiles[7], tiles[10], tiles[13], tiles[16]]) {
    await tile?.scrollIntoViewIfNeeded();
    const box = await tile?.boundingBox();
    if (!box) throw new Error('a tile has no place on the screen');
    const at = [box.x + box.width / 2, box.y + box.height / 2] as const;
    await page.evaluate(async ([x, y]) => {
      const tap = () => {
        const target = document.elementFromPoint(x, y);
        const init = { bubbles: true, cancelable: true, clientX: x, clientY: y, detail: 1 };
        target?.dispatchEvent(new PointerEvent('pointerdown', init));
        target?.dispatchEvent(new MouseEvent('click', init));
      };
      tap();
      const pad = () => document.querySelector('[aria-label="Chiffres tapés\u00a0: 0 sur 6"]');
      const until = performance.now() + 300;
      while (!pad() && performance.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 5));
      tap();
    }, at);
    const pad = new PinPad(page);
    await expect(pad.title).toBeVisible();
    await expect(page.getByRole('img', { name: 'Chiffres tapés : 0 sur 6' })).toBeVisible();
    await pad.back();
  }
});

test('T15 whoever leaves the pad while the code is checked has left: nothing opens behind them', async ({
  world,
}) => {
  const tablet = await world.tablet();
  const { page } = tablet;
  const home = await settle(tablet);
  const fatoumata = person('Fatoumata');
  const leave = {
    escape: () => page.keyboard.press('Escape'),
    hidden: () =>
      page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
        Reflect.deleteProperty(document, 'visibilityState');
      }),
  };
  for (const going of [leave.escape, leave.hidden]) {
    await home.choose(fatoumata.name);
    await expect(new PinPad(page).title).toBeVisible();
    await page.keyboard.type(fatoumata.pin);
    await going();
    await expect(home.people).toBeVisible();
    // Somebody else's check takes as long: what would open has opened by then.
    const own = await identify(page, person('Camille'));
    await expect(own.periods.first()).toBeVisible();
    await expect(page.getByRole('heading', { name: person('Camille').name })).toBeAttached();
    await own.back();
  }
});

test('K20 the browser’s « back » goes back one screen and never leaves the time clock', async ({
  world,
}) => {
  const tablet = await world.tablet();
  const { page } = tablet;
  const home = await settle(tablet);
  await identify(page, person('Camille'));
  await page.getByRole('button', { name: 'Toutes les tâches' }).tap();
  await expect(page.getByText(/^Coché au nom de Camille/)).toBeVisible();
  await page.evaluate(() => history.back());
  await expect(page.getByRole('heading', { name: 'Votre journée' })).toBeVisible();
  await page.evaluate(() => history.back());
  await expect(home.people).toBeVisible();
  await page.evaluate(() => history.back());
  await expect(home.people).toBeVisible();
  expect(page.url()).toBe(tablet.address);
});
