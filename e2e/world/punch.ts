import { expect, type Page } from '@playwright/test';
import { ConfirmationScreen } from '../screens/confirmation.ts';
import { HomeScreen } from '../screens/home.ts';
import { PersonScreen, type Act } from '../screens/person.ts';
import { PinPad } from '../screens/pin-pad.ts';

export type Person = { id: string; name: string; pin: string };

/** From the home to one's own screen. */
export async function identify(page: Page, { name, pin }: Person): Promise<PersonScreen> {
  await new HomeScreen(page).choose(name);
  await new PinPad(page).tap(pin);
  return new PersonScreen(page);
}

const said: Record<Act, RegExp> = {
  Arrivée: /Arrivée à \d\d:\d\d\./,
  Pause: /Pause à \d\d:\d\d\./,
  Reprise: /Reprise à \d\d:\d\d\./,
  Départ: /Départ à \d\d:\d\d\./,
};

/** A whole punch, as a person makes it: tile, code, act, tick, and home again. Returns what the screen said. */
export async function punch(page: Page, person: Person, act: Act): Promise<string> {
  const own = await identify(page, person);
  await own.punch(act);
  const confirmation = new ConfirmationScreen(page);
  await expect(confirmation.recorded(said[act])).toBeVisible();
  const sentence = await confirmation.recorded(said[act]).innerText();
  await confirmation.finish();
  await expect(new HomeScreen(page).people).toBeVisible();
  return sentence;
}
