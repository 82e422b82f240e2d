import { Suspense, lazy, useCallback, useEffect, useMemo } from 'react';
import styles from './app.module.css';
import { AlreadyOpenScreen } from './devices/already-open-screen.tsx';
import { BrokenScreen, CheckingScreen, Guard } from './broken.tsx';
import { useReloadOnce } from './reload-once.ts';
import { Speaking } from './language/language.tsx';
import { useObserved } from './observed.ts';
import type { AppUpdates } from './platform/app-update.ts';
import { ignoreSecondTaps } from './platform/second-tap.ts';
import type { Signal } from './platform/signal.ts';
import { Counter } from './counter.tsx';
import { setLanguage, watchLanguage } from './language/store.ts';
import type { Tablet } from './tablet.ts';
import { useWriting } from './writing.ts';

const NotRecorded = lazy(() => import('./not-recorded.tsx'));
const Enrolment = lazy(() => import('./devices/enrolling.tsx'));

export type AppProps = { tablet: Tablet; updates: AppUpdates; wakeLock: Signal<boolean> };

export function App(props: AppProps) {
  const language = useObserved(useMemo(() => watchLanguage(props.tablet), [props.tablet]));
  useEffect(() => ignoreSecondTaps(document), []);
  if (language === null) return null;
  return (
    <Speaking language={language}>
      <Guard>
        <Page {...props} />
      </Guard>
    </Speaking>
  );
}

/** Which of its lives this page is in: elsewhere, lost, unknown to any server, or at work. */
function Page(props: AppProps) {
  const { tablet } = props;
  const page = useObserved(tablet.page);
  const device = useObserved(tablet.device);
  const { write, busy, failed, dismiss } = useWriting();
  const takeOver = useCallback(() => write(() => tablet.takeOver()), [tablet, write]);
  useReloadOnce(page === 'lost');
  if (page === null) return null;
  if (page === 'elsewhere') return <AlreadyOpenScreen onHere={takeOver} />;
  if (page === 'lost') return <BrokenScreen why="lost" />;
  return (
    <>
      {page === 'checking' ? <CheckingScreen /> : null}
      {failed === null || page === 'checking' ? null : (
        <Suspense>
          <NotRecorded tablet={tablet} failed={failed} onBack={dismiss} />
        </Suspense>
      )}
      {/* Stays where it was: trying again ends in the confirmation, as the first try would have. */}
      <div className={styles.page} hidden={failed !== null || page === 'checking'}>
        {device === null ? (
          <Suspense>
            <Enrolment
              tablet={tablet}
              write={write}
              onLanguage={(language) => write(() => setLanguage(tablet, language))}
            />
          </Suspense>
        ) : (
          <Counter {...props} write={write} busy={busy} />
        )}
      </div>
    </>
  );
}
