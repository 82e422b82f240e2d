import { Icon } from '@comptoir/ui/icon';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useSpeech } from '../language/language.tsx';
import { Page } from '../page.tsx';
import styles from './sheet-frame.module.css';
import { PeriodBar } from './period-bar.tsx';
import type { SheetPlace, SheetSearch, SheetView } from './sheet-search.ts';

const parts = [
  { to: '/timesheets', key: 'sheets.part-hours' },
  { to: '/timesheets/anomalies', key: 'sheets.part-anomalies' },
  { to: '/timesheets/periods', key: 'sheets.part-periods' },
  { to: '/timesheets/statements', key: 'sheets.part-statements' },
  { to: '/timesheets/exports', key: 'sheets.part-exports' },
] as const;

/** What every page of the timesheets shares: its parts, and whose hours of when. */
export function SheetFrame({
  view,
  places,
  teams = [],
  waiting = null,
  lead,
  acts,
  onSearch,
  children,
}: {
  view: SheetView;
  places: readonly SheetPlace[];
  /** Names of the teams that one can choose; none: they are not offered here. */
  teams?: readonly string[];
  /** How much waits to be settled; null where nobody knows yet. */
  waiting?: number | null;
  lead?: ReactNode;
  acts?: ReactNode;
  onSearch: (search: SheetSearch) => void;
  children: ReactNode;
}) {
  const { text } = useSpeech();
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone not all of them have room: the one that is open does, and what is beside it peeks in.
    const nav = strip.current;
    const current = nav?.querySelector<HTMLElement>('[aria-current]');
    if (nav && current)
      nav.scrollLeft = current.offsetLeft - (nav.clientWidth - current.offsetWidth) / 2;
  }, []);
  return (
    <Page wide title={text('sheets.title')} lead={lead} acts={acts}>
      <nav ref={strip} className={styles.parts} aria-label={text('sheets.parts')}>
        {parts.map(({ to, key }) => (
          <Link
            key={to}
            to={to}
            search={(before) => before}
            activeOptions={{ exact: true, includeSearch: false }}
            className={styles.part}
          >
            {text(key)}
            {to === '/timesheets/anomalies' && waiting !== null && waiting > 0 ? (
              <span className={styles.count}>{waiting}</span>
            ) : null}
          </Link>
        ))}
      </nav>
      <PeriodBar view={view} places={places} teams={teams} onSearch={onSearch} />
      {children}
    </Page>
  );
}

/** O5: a tablet that says nothing may hold punches of these days. */
export function SilentTablets({
  silent,
  zone,
}: {
  silent: readonly { establishment: string; name?: string | undefined; since: number }[];
  zone: string;
}) {
  const { text, moment } = useSpeech();
  if (silent.length === 0) return null;
  return (
    <div className={styles.silent} role="note">
      <Icon name="offline" size={20} />
      <ul>
        {silent.map(({ establishment, name, since }) => (
          <li key={`${establishment}-${name}-${since}`}>
            {text('sheets.silent', {
              tablet:
                name === undefined || name === '' ? establishment : `${name}, ${establishment}`,
              moment: moment(since, zone),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
