import '@comptoir/ui/tokens.css';
import { StrictMode, Suspense, lazy } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { BrokenScreen } from './broken.tsx';
import { readMachine, readinessOf } from './devices/readiness.ts';
import { NewerDatabase } from './local-database/newer.ts';
import { failureOf } from './local-database/not-recorded.ts';
import { Speaking } from './language/language.tsx';
import { watchUpdates } from './platform/app-update.ts';
import { browserPlatform } from './platform/browser.ts';
import { keepScreenOn } from './platform/wake-lock.ts';
import { afterFirstScreen, readFirstScreen } from './first-screen.ts';
import { openTablet } from './tablet.ts';

const Newer = lazy(() => import('./newer.tsx'));
const NoRoom = lazy(() => import('./no-room.tsx'));
const NotReady = lazy(() => import('./devices/not-ready.tsx'));

const element = document.getElementById('root');
if (element === null) throw new Error('The page has no #root.');
const root = createRoot(element);
// Without a listener iPadOS never shows a press.
document.addEventListener('touchstart', () => undefined, { passive: true });

// Nothing is awaited while this script is evaluated: the scripts that come later import it, and would wait for it.
void start();

async function start(): Promise<void> {
  const ready = readinessOf(readMachine(window));
  if (ready.state !== 'ready') {
    root.render(
      <Speaking language="fr">
        <Suspense>
          <NotReady readiness={ready} onRetry={() => location.reload()} />
        </Suspense>
      </Speaking>,
    );
    return;
  }
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
    const isFull = failureOf(error) === 'full';
    const screen =
      error instanceof NewerDatabase ? (
        <Newer platform={platform} updates={watchUpdates(import.meta.env.BASE_URL, shown)} />
      ) : isFull ? (
        <NoRoom platform={platform} />
      ) : (
        <BrokenScreen />
      );
    root.render(
      <Speaking language="fr">
        <Suspense>{screen}</Suspense>
      </Speaking>,
    );
    if (!(error instanceof NewerDatabase) && !isFull) throw error;
  }
}
