import type { Me } from '@comptoir/shared/access/portal';
import { Dialog } from '@comptoir/ui/dialog';
import { Icon } from '@comptoir/ui/icon';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useSpeech } from './language/language.tsx';
import { Bell } from './notifications/bell.tsx';
import styles from './menu.module.css';
import { allowed, configuration, modules } from './places.ts';
import { Portrait } from './portrait.tsx';

/**
 * Oneself at the top left, every day's pages below, the gear at the bottom left (C2). Behind the gear the list of the
 * configuration takes the place of the pages. On a phone the same order lies under the thumb.
 */
export function Menu({ me }: { me: Me }) {
  const { text } = useSpeech();
  const [sheet, setSheet] = useState(false);
  const days = allowed(modules, me.permissions);
  const house = allowed(configuration, me.permissions);
  // Where a phone has no room for every word, one's own pages stand behind the gear; the home leads there too.
  const spare =
    days.length > 6 && house.length > 0
      ? days.filter(({ to }) => to === '/schedule' || to === '/news')
      : [];
  const behindGear = useRouterState({
    select: ({ location }) => /^(\/portal)?\/configuration(\/|$)/.test(location.pathname),
  });
  const inConfiguration = behindGear && house.length > 0;
  const close = () => setSheet(false);
  const houseList = (
    <ul className={styles.places}>
      {house.map((place) => (
        <li key={place.to}>
          <Place place={place} onGo={close} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <header className={styles.bar}>
        <Link
          to="/profile"
          className={styles.me}
          aria-label={`${text('nav.profile')}, ${nameOf(me)}`}
        >
          <Portrait person={me.person} size="small" />
          <span className={styles.who}>
            <span className={styles.name}>{nameOf(me)}</span>
            <span className={styles.organisation}>{me.organisation.name}</span>
          </span>
        </Link>
        <Bell />
        <nav className={styles.nav} aria-label={text('nav.title')}>
          {inConfiguration ? (
            <div className={styles.second}>
              <Link to="/" className={styles.place}>
                <Icon name="back" size={22} />
                {text('nav.back')}
              </Link>
              {houseList}
            </div>
          ) : null}
          <ul className={styles.modules} data-behind={inConfiguration || undefined}>
            {days.map((place) => (
              <li key={place.to} data-spare={spare.includes(place) || undefined}>
                <Place place={place} />
              </li>
            ))}
          </ul>
          {house.length === 0 ? null : (
            <>
              <Link
                to="/configuration"
                activeOptions={{ exact: true }}
                className={styles.gear}
                aria-current={inConfiguration ? 'true' : undefined}
              >
                <Icon name="gear" size={22} />
                {text('nav.configuration')}
              </Link>
              <button
                type="button"
                className={styles.gearButton}
                aria-haspopup="dialog"
                aria-current={inConfiguration ? 'true' : undefined}
                onClick={() => setSheet(true)}
              >
                <Icon name="gear" size={22} />
                {text('nav.configuration')}
              </button>
            </>
          )}
        </nav>
      </header>
      {sheet ? (
        <Dialog title={text('nav.configuration')} onClose={close}>
          <nav aria-label={text('nav.configuration')} className={styles.sheet}>
            {spare.length === 0 ? null : (
              <ul className={styles.places}>
                {spare.map((place) => (
                  <li key={place.to}>
                    <Place place={place} onGo={close} />
                  </li>
                ))}
              </ul>
            )}
            {houseList}
          </nav>
          <button type="button" className={styles.close} onClick={close}>
            <Icon name="close" size={20} />
            {text('act.close')}
          </button>
        </Dialog>
      ) : null}
    </>
  );
}

type Shown = (typeof modules)[number] | (typeof configuration)[number];

function Place({ place, onGo }: { place: Shown; onGo?: () => void }) {
  const { text } = useSpeech();
  const { to, key, icon } = place;
  const short = 'short' in place ? place.short : null;
  return (
    <Link
      to={to}
      search={{}}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      className={styles.place}
      onClick={onGo}
    >
      <Icon name={icon} size={22} />
      {short === null ? (
        <span>{text(key)}</span>
      ) : (
        <>
          <span className={styles.whole}>{text(key)}</span>
          <span className={styles.short}>{text(short)}</span>
        </>
      )}
    </Link>
  );
}

function nameOf({ person }: Me): string {
  return `${person.given} ${person.family}`.trim();
}
