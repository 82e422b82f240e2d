import '@comptoir/ui/tokens.css';
import { StrictMode, Suspense, lazy } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { BrokenScreen } from './broken.tsx';
import { readMachine, readinessOf } from './devices/readiness.ts';
import { NewerDatabase } from './local-database/newer.ts';
import { Speaking } from './language/language.tsx';
import { watchUpdates } from './platform/app-update.ts';
import { browserPlatform } from './platform/browser.ts';
import { keepScreenOn } from './platform/wake-lock.ts';
import { afterFirstScreen, readFirstScreen } from './first-screen.ts';
import { openTablet } from './tablet.ts';

const Newer = lazy(() => import('./newer.tsx'));
const NotReady = lazy(() => import('./devices/not-ready.tsx'));

const element = document.getElementById('root');
if (element === null) throw new Error('The page has no #root.');
const root = createRoot(element);
// Without a listener iPadOS never shows a press.
document.addEventListener('touchstart', () => undefined, { passive: true });

const ready = readinessOf(readMachine(window));
if (ready.state === 'ready') {
  const platform = browserPlatform(import.meta.env.VITE_APP_VERSION as string);
  const shown = afterFirstScreen();
  try {
    const tablet = await openTablet(platform, { read: readFirstScreen, shown });
    root.render(
      <StrictMode>
        <App
          tablet={tablet}
          updates={watchUpdates(import.meta.env.BASE_URL, shown)}
          wakeLock={keepScreenOn(document)}
        />
      </StrictMode>,
    );
  } catch (error) {
    const screen =
      error instanceof NewerDatabase ? (
        <Newer platform={platform} updates={watchUpdates(import.meta.env.BASE_URL, shown)} />
      ) : (
        <BrokenScreen />
      );
    root.render(
      <Speaking language="fr">
        <Suspense>{screen}</Suspense>
      </Speaking>,
    );
    if (!(error instanceof NewerDatabase)) throw error;
  }
} else {
  root.render(
    <Speaking language="fr">
      <Suspense>
        <NotReady readiness={ready} onRetry={() => location.reload()} />
      </Suspense>
    </Speaking>,
  );
}
