import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Speaking } from '../language/language.tsx';
import NotReady from './not-ready.tsx';
import { type Machine, readMachine, readinessOf } from './readiness.ts';
import type { ReadinessView } from './view.ts';

const machine: Machine = {
  secure: true,
  features: { IndexedDB: true, WebCrypto: true, 'Web Locks': true },
  ipad: false,
  standalone: false,
};

/** The words on the screen that stands in place of the enrolment. */
function words(readiness: ReadinessView): string {
  if (readiness.state === 'ready') return '';
  const screen = (
    <Speaking language="fr">
      <NotReady readiness={readiness} onRetry={() => undefined} />
    </Speaking>
  );
  return renderToStaticMarkup(screen)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'");
}

type Page = Parameters<typeof readMachine>[0];

/** A browser, as far as the page looks at it. */
function browser(of: {
  userAgent?: string;
  touch?: number;
  secure?: boolean;
  without?: string[];
  standalone?: boolean;
  displayed?: boolean;
}): Page {
  const without = new Set(of.without);
  const has = (name: string, value: unknown) => (without.has(name) ? {} : { [name]: value });
  return {
    isSecureContext: of.secure ?? true,
    crypto: without.has('subtle') ? {} : { subtle: {} },
    matchMedia: () => ({ matches: of.displayed ?? false }),
    navigator: {
      userAgent: of.userAgent ?? 'Mozilla/5.0 (Linux; Android 14) Chrome/140.0.0.0 Safari/537.36',
      maxTouchPoints: of.touch ?? 5,
      standalone: of.standalone,
      ...has('locks', {}),
      ...has('serviceWorker', {}),
    },
    ...has('indexedDB', {}),
    ...has('Worker', {}),
    ...has('CompressionStream', {}),
  } as unknown as Page;
}

const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15';

describe('DEVICE-9 before enrolling, the page', () => {
  test('asks nothing of a machine that has everything', () => {
    expect(readinessOf(machine)).toEqual({ state: 'ready' });
    expect(readinessOf(readMachine(browser({})))).toEqual({ state: 'ready' });
  });

  test('says that the connection is not secure before anything that follows from it, and what to do', () => {
    // Without a secure context a browser hides these too: they are not what is wrong.
    const page = browser({ secure: false, without: ['subtle', 'locks', 'serviceWorker'] });
    const readiness = readinessOf(readMachine(page));
    expect(readiness).toEqual({ state: 'insecure-context' });
    expect(words(readiness)).toContain("La connexion n'est pas sécurisée");
    expect(words(readiness)).toContain('https');
  });

  test.each([
    ['indexedDB', 'IndexedDB'],
    ['subtle', 'WebCrypto'],
    ['locks', 'Web Locks'],
    ['serviceWorker', 'Service Worker'],
    ['Worker', 'Worker'],
    ['CompressionStream', 'CompressionStream'],
  ])('names what the browser lacks: %s', (without, feature) => {
    const readiness = readinessOf(readMachine(browser({ without: [without] })));
    expect(readiness).toEqual({ state: 'missing', features: [feature] });
    expect(words(readiness)).toContain(feature);
  });

  test('sends an iPad to the home screen, also one that calls itself a Macintosh, and lets it in there', () => {
    for (const userAgent of ['Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X)', mac]) {
      const readiness = readinessOf(readMachine(browser({ userAgent })));
      expect(readiness).toEqual({ state: 'ipad-in-browser' });
      expect(words(readiness)).toContain("écran d'accueil");
      for (const opened of [{ standalone: true }, { displayed: true }]) {
        const installed = readMachine(browser({ userAgent, ...opened }));
        expect(readinessOf(installed)).toEqual({ state: 'ready' });
      }
    }
  });

  test('does not take a Macintosh without touch for an iPad', () => {
    const desk = readMachine(browser({ userAgent: mac, touch: 0 }));
    expect(readinessOf(desk)).toEqual({ state: 'ready' });
  });

  test('names the tablets that are supported, whatever is wrong', () => {
    const wrong: ReadinessView[] = [
      { state: 'insecure-context' },
      { state: 'missing', features: ['Web Locks'] },
      { state: 'ipad-in-browser' },
    ];
    for (const readiness of wrong) {
      expect(words(readiness)).toMatch(/Android.+Chrome/);
      expect(words(readiness)).toMatch(/iPadOS/);
    }
  });
});
