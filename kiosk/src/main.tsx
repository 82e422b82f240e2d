import '@comptoir/ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { BrokenScreen } from './broken.tsx';
import { NotReadyScreen } from './devices/not-ready-screen.tsx';
import { readMachine, readinessOf } from './devices/readiness.ts';
import { Speaking } from './language/language.tsx';
import { watchUpdates } from './platform/app-update.ts';
import { browserPlatform } from './platform/browser.ts';
import { keepScreenOn } from './platform/wake-lock.ts';
import { afterFirstScreen, readFirstScreen } from './first-screen.ts';
import { openTablet } from './tablet.ts';

const element = document.getElementById('root');
if (element === null) throw new Error('The page has no #root.');
const root = createRoot(element);
// Without a listener iPadOS never shows a press.
document.addEventListener('touchstart', () => undefined, { passive: true });

const ready = readinessOf(readMachine(window));
if (ready.state === 'ready') {
  try {
    const shown = afterFirstScreen();
    const tablet = await openTablet(browserPlatform(import.meta.env.VITE_APP_VERSION as string), {
      read: readFirstScreen,
      shown,
    });
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
    root.render(
      <Speaking language="fr">
        <BrokenScreen />
      </Speaking>,
    );
    throw error;
  }
} else {
  root.render(
    <Speaking language="fr">
      <NotReadyScreen readiness={ready} onRetry={() => location.reload()} />
    </Speaking>,
  );
}
