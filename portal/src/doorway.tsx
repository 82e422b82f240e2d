import { Notice } from '@comptoir/ui/notice';
import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import styles from './doorway.module.css';
import { LanguageButton } from './language/language-button.tsx';
import { useSpeech } from './language/language.tsx';
import { useHeading } from './page.tsx';
import { useNow } from './platform/now.ts';
import { Wordmark } from './wordmark.tsx';

/** The frame of every page before one is inside: the hour on the panel, as on the tablet, and one thing to do beside it. */
export function Doorway({ children }: { children: ReactNode }) {
  const { text, date, time } = useSpeech();
  const now = useNow(5_000);
  const [zone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    // Newer browsers answer with a promise, which an effect must not hand on.
    void window.scrollTo(0, 0);
  }, [path]);
  return (
    <div className={styles.doorway}>
      <header className={styles.panel}>
        <div className={styles.top}>
          <Wordmark />
          <LanguageButton />
        </div>
        <div className={styles.clock} aria-hidden="true">
          <p className={styles.time}>{time(now, zone)}</p>
          <p className={styles.date}>{date(now, zone)}</p>
        </div>
      </header>
      <main className={styles.sheet}>
        <div className={styles.column}>
          {isSecureContext ? null : (
            // Its cookie is for HTTPS alone: whoever logs in here would be asked to log in for ever.
            <div className={styles.insecure}>
              <Notice tone="danger" icon="warning" alert>
                {text('app.insecure')}
              </Notice>
            </div>
          )}
          {children}
        </div>
      </main>
    </div>
  );
}

/** The heading of such a page, which takes the focus, and a sentence below it. */
export function DoorwayTitle({ title, children }: { title: string; children?: ReactNode }) {
  const heading = useHeading<HTMLHeadingElement>(title);
  return (
    <div className={styles.heading}>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      {children === undefined ? null : <div className={styles.lead}>{children}</div>}
    </div>
  );
}
