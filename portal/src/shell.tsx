import type { Me } from '@comptoir/shared/access/portal';
import { Notice } from '@comptoir/ui/notice';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect } from 'react';
import { useSpeech } from './language/language.tsx';
import { Menu } from './menu.tsx';
import { useTold } from './notifications/use-told.ts';
import { useOnline } from './platform/online.ts';
import styles from './shell.module.css';

/** The frame of everything inside: oneself at the top left, the ways one may go, and the page. */
export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const { text } = useSpeech();
  const online = useOnline();
  const navigate = useNavigate();
  const open = useCallback((to: string) => void navigate({ to }), [navigate]);
  useTold(me.person.id, open);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const waiting = useRouterState({ select: (state) => state.status === 'pending' });
  useEffect(() => {
    // Newer browsers answer with a promise, which an effect must not hand on.
    void window.scrollTo(0, 0);
  }, [path]);
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {text('nav.skip')}
      </a>
      {waiting ? (
        <div className={styles.wait} role="status" aria-label={text('app.loading')} />
      ) : null}
      <Menu me={me} />
      <main id="content" tabIndex={-1} className={styles.main}>
        {online ? null : (
          <div className={styles.offline}>
            <Notice tone="warn" icon="offline">
              {text('app.offline')}
            </Notice>
          </div>
        )}
        {children}
      </main>
    </div>
  );
}
