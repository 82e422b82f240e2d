import '@comptoir/ui/tokens.css';
import './portal.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { fetchTransport } from './api/transport.ts';
import { App, openPortal } from './app.tsx';
import { firstLanguage } from './language/language.tsx';
import { watchInstall } from './platform/install.ts';
import { keepShell } from './platform/shell-worker.ts';

watchInstall();
const element = document.getElementById('root');
if (element === null) throw new Error('The page has no #root.');
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
// Without a listener iOS never shows a press.
document.addEventListener('touchstart', () => undefined, { passive: true });

createRoot(element).render(
  <StrictMode>
    <App portal={openPortal(fetchTransport)} language={firstLanguage()} />
  </StrictMode>,
);
keepShell(import.meta.env.BASE_URL);
