import type { Me } from '@comptoir/shared/access/portal';
import type { Permission } from '@comptoir/shared/access/permissions';
import { Dialog } from '@comptoir/ui/dialog';
import { Icon, type IconName } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { Link, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { Portrait } from './portrait.tsx';
import { useSpeech } from './language/language.tsx';
import type { Key } from './language/speech.ts';
import { useOnline } from './platform/online.ts';
import styles from './shell.module.css';

const places = [
  { to: '/', key: 'nav.home', icon: 'home', needs: 'own.hours' },
  { to: '/people', key: 'nav.people', icon: 'people', needs: 'employees.manage' },
  { to: '/tablets', key: 'nav.tablets', icon: 'tablet', needs: 'devices.manage' },
  {
    to: '/establishments',
    key: 'nav.establishments',
    icon: 'store',
    needs: 'establishments.manage',
  },
  { to: '/mail', key: 'nav.mail', icon: 'mail', needs: 'mail.read' },
  { to: '/tokens', key: 'nav.tokens', icon: 'key', needs: 'tokens.manage' },
] as const satisfies { to: string; key: Key; icon: IconName; needs: Permission }[];

/** The frame of everything inside: oneself at the top left, the ways one may go, and the page. */
export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const { text } = useSpeech();
  const online = useOnline();
  const [menu, setMenu] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const waiting = useRouterState({ select: (state) => state.status === 'pending' });
  const allowed = places.filter((place) => me.permissions.includes(place.needs));
  useEffect(() => {
    // Newer browsers answer with a promise, which an effect must not hand on.
    void window.scrollTo(0, 0);
  }, [path]);
  const links = (
    <ul className={styles.places}>
      {allowed.map(({ to, key, icon }) => (
        <li key={to}>
          <Link
            to={to}
            search={{}}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            className={styles.place}
            onClick={() => setMenu(false)}
          >
            <Icon name={icon} size={22} />
            {text(key)}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {text('nav.skip')}
      </a>
      {waiting ? (
        <div className={styles.wait} role="status" aria-label={text('app.loading')} />
      ) : null}
      <header className={styles.bar}>
        <Link to="/profile" className={styles.me} aria-label={text('nav.profile')}>
          <Portrait person={me.person} size="small" />
          <span className={styles.who}>
            <span className={styles.name}>{`${me.person.given} ${me.person.family}`.trim()}</span>
            <span className={styles.organisation}>{me.organisation.name}</span>
          </span>
        </Link>
        {allowed.length < 2 ? null : (
          <>
            <nav className={styles.side} aria-label={text('nav.title')}>
              {links}
            </nav>
            <button type="button" className={styles.menu} onClick={() => setMenu(true)}>
              <Icon name="menu" />
              {text('nav.menu')}
            </button>
          </>
        )}
      </header>
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
      {menu ? (
        <Dialog title={me.organisation.name} onClose={() => setMenu(false)}>
          <nav aria-label={text('nav.title')} className={styles.sheet}>
            {links}
          </nav>
          <button type="button" className={styles.close} onClick={() => setMenu(false)}>
            <Icon name="close" size={20} />
            {text('act.close')}
          </button>
        </Dialog>
      ) : null}
    </div>
  );
}
