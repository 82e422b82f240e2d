import { defaultRetention } from '@comptoir/shared/establishments/default-settings';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { forgetDevice } from '../devices/store.ts';
import { SpeechContext } from '../language/language.tsx';
import { managingEn } from '../language/managing-en.ts';
import { managingFr } from '../language/managing-fr.ts';
import { setLanguage } from '../language/store.ts';
import { speak } from '../language/speech.ts';
import { backFrom, home } from '../navigation.ts';
import { type Page, type World, createWorld, first } from '../platform/testing/world.ts';
import { privacyEdition } from './privacy-edition.ts';
import { PrivacyScreen } from './privacy-screen.tsx';
import { markPrivacySeen, watchPrivacy, watchPrivacyDue } from './store.ts';
import type { PrivacyView } from './view.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const bruno = '018f0000-0000-7000-8000-000000000002';
const minute = 60_000;

async function shop(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa', 'employee', '4821');
  await world.server.addEmployee(bruno, 'Bruno', 'employee', '4822');
  return { world, page: await world.enrolled() };
}
const due = ({ tablet }: Page, person: string | null) => first(watchPrivacyDue(tablet, person));

const view: PrivacyView = {
  establishment: 'Brasserie du Pont',
  contact: 'Camille, 01 23 45 67 89',
  retention: { ...defaultRetention, punches: 72, contacts: 0 },
  hideStatuses: true,
};

function words(language: 'fr' | 'en', shown: PrivacyView, onSeen: (() => void) | null = null) {
  const speech = speak(language, language === 'fr' ? managingFr : managingEn);
  const screen = (
    <SpeechContext value={{ speech, speakIn: () => undefined }}>
      <PrivacyScreen
        view={shown}
        panel={null}
        busy={false}
        onSeen={onSeen}
        onLater={() => undefined}
      />
    </SpeechContext>
  );
  return renderToStaticMarkup(screen)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('\u00a0', ' ');
}

test('K29 PRIV-2 « Vos données » says what, why, on what basis, how long, who sees it, whom to ask and who watches over it, in both languages', () => {
  const french = words('fr', view);
  for (const said of [
    ...['Ce qui est enregistré', 'base légale', 'L3171-2', 'Pointages et relevés : 72 mois'],
    ...[
      'Tâches et mesures : 36 mois',
      'effaçables dès votre départ',
      "Rien n'est effacé tout seul",
    ],
    ...['Qui les voit', "L'inspection du travail", 'mais pas qui est là', 'Vos droits'],
    ...['À qui demander : Camille, 01 23 45 67 89', 'www.cnil.fr', 'Imprimer'],
    `Texte n° ${privacyEdition}`,
  ]) {
    expect(french).toContain(said);
  }
  const english = words('en', { ...view, contact: null, hideStatuses: false });
  for (const said of [
    ...['What is recorded', 'legal basis', 'Punches and timesheets: 72 months'],
    ...[
      'Nothing is erased by itself',
      'and who is in',
      'Whom to ask: your manager',
      'CNIL',
      'Print',
    ],
  ]) {
    expect(english).toContain(said);
  }
});

test('K29 PRIV-2 it is there before a code, with nothing to sign; whoever typed theirs may say « J’ai lu » or « Plus tard »', () => {
  const buttons = ["J'ai lu", 'Plus tard'];
  for (const button of buttons) expect(words('fr', view)).not.toContain(button);
  for (const button of buttons) expect(words('fr', view, () => undefined)).toContain(button);
  expect(backFrom({ name: 'privacy', person: null })).toEqual(home);
  expect(backFrom({ name: 'privacy', person: awa })).toEqual({ name: 'person', person: awa });
});

test('K29 PRIV-3 « J’ai lu » is a fact with its time and edition, once a person and tablet, and reaches the server from an offline tablet', async () => {
  const { world, page } = await shop();
  expect(await due(page, null)).toBe(false);
  expect(await due(page, awa)).toBe(true);
  world.machine.online = false;
  const at = page.tablet.clock.corrected();
  await markPrivacySeen(page.tablet, awa);
  expect(await due(page, awa)).toBe(false);
  expect(await due(page, bruno)).toBe(true);
  await setLanguage(page.tablet, 'en');
  expect(await due(page, awa)).toBe(false);
  const [row] = await page.tablet.database.journal.toArray();
  expect(row).toMatchObject({ kind: 'privacy.seen', at });
  world.machine.online = true;
  while (world.server.journal.length === 0) await world.pass(minute);
  expect(world.server.journal[0]?.operation).toMatchObject({
    ...{ kind: 'privacy.seen', actor: awa, auth: 'pin' },
    body: { person: awa, edition: privacyEdition },
  });
});

test('PRIV-3 an edition that somebody has not read is shown again', async () => {
  const { page } = await shop();
  const { settings } = page.tablet.database;
  const privacySeen = { [awa]: privacyEdition - 1, [bruno]: privacyEdition };
  await settings.put({ key: 'settings', language: null, privacySeen });
  expect(await due(page, awa)).toBe(true);
  expect(await due(page, bruno)).toBe(false);
});

test('DEVICE-10 PRIV-3 a tablet that was reset has forgotten who read it', async () => {
  const { world, page } = await shop();
  await markPrivacySeen(page.tablet, awa);
  while (world.server.journal.length === 0) await world.pass(minute);
  expect(await forgetDevice(page.tablet)).toEqual({ ok: true });
  expect(await due(page, awa)).toBe(true);
});

test('PRIV-2 before the first sync it says the periods that stand until somebody sets others', async () => {
  const { page } = await shop();
  expect(await first(watchPrivacy(page.tablet))).toEqual({
    establishment: '',
    contact: null,
    retention: defaultRetention,
    hideStatuses: false,
  });
});
