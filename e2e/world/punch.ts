import { expect, type Page } from '@playwright/test';
import { ConfirmationScreen } from '../screens/confirmation.ts';
import { HomeScreen } from '../screens/home.ts';
import { PersonScreen, type Act } from '../screens/person.ts';
import { PinPad } from '../screens/pin-pad.ts';

export type Person = { id: string; name: string; pin: string };

/** With the finger, or on a keyboard that stands before the tablet. */
export type Hand = 'finger' | 'keyboard';

/** From the home to one's own screen. */
export async function identify(
  page: Page,
  { name, pin }: Person,
  hand: Hand = 'finger',
): Promise<PersonScreen> {
  await new HomeScreen(page).choose(name);
  const pad = new PinPad(page);
  await (hand === 'finger' ? pad.tap(pin) : pad.type(pin));
  return new PersonScreen(page);
}

const said: Record<Act, RegExp> = {
  Arrivée: /Arrivée à \d\d:\d\d\./,
  Pause: /Pause à \d\d:\d\d\./,
  Reprise: /Reprise à \d\d:\d\d\./,
  Départ: /Départ à \d\d:\d\d\./,
};

/**
 * The person's screen with the act on it. It closes by itself when nobody touches it for half a minute: on a very slow
 * machine that is sooner than it was looked at, and whoever came too late begins again.
 */
async function offered(page: Page, person: Person, act: Act, hand: Hand): Promise<PersonScreen> {
  const { people } = new HomeScreen(page);
  for (let tries = 1; ; tries += 1) {
    const own = await identify(page, person, hand);
    await own.act(act).or(people).first().waitFor();
    if (tries === 3 || (await own.act(act).isVisible())) return own;
  }
}

/** A whole punch, as a person makes it: tile, code, act, tick, and home again. Returns what the screen said. */
export async function punch(
  page: Page,
  person: Person,
  act: Act,
  hand: Hand = 'finger',
): Promise<string> {
  const own = await offered(page, person, act, hand);
  const confirmation = new ConfirmationScreen(page);
  const recorded = confirmation.recorded(said[act]);
  await own.punch(act);
  await expect(recorded).toBeVisible();
  const sentence = await recorded.innerText();
  await confirmation.finish();
  await expect(new HomeScreen(page).people).toBeVisible();
  return sentence;
}
