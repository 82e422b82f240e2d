import { Icon } from '@comptoir/ui/icon';
import { PanelBack, PanelSpace, PanelTitle } from '@comptoir/ui/panel';
import { Stage } from '@comptoir/ui/stage';
import type { ReactNode } from 'react';
import { PersonFace } from '../faces.tsx';
import { useSpeech } from '../language/language.tsx';
import type { Missing } from '../sync/view.ts';
import styles from './missing-screen.module.css';
import type { AskedPerson } from './view.ts';

/** How much of the tablet before this one may be missing, since when, whom to ask, and what to do (O5). */
export function MissingScreen({
  missing,
  ask,
  zone,
  now,
  clock,
  onBack,
}: {
  /** Null: nothing is missing any more. */
  missing: Missing | null;
  ask: AskedPerson[];
  zone: string;
  now: number;
  clock: ReactNode;
  onBack: () => void;
}) {
  const { text } = useSpeech();
  return (
    <Stage
      panel={
        <>
          <PanelBack label={text('act.back')} onBack={onBack} />
          <PanelTitle icon="tablet" title={text('missing.panel')} />
          <PanelSpace />
          {clock}
        </>
      }
    >
      {/* Scrolled by the keyboard too. */}
      <div className={styles.sheet} tabIndex={0} role="group" aria-label={text('missing.panel')}>
        {missing === null ? (
          <>
            <h1 className={styles.title}>{text('missing.nothing-title')}</h1>
            <p className={styles.line}>
              <Icon name="check" />
              {text('missing.nothing')}
            </p>
          </>
        ) : (
          <>
            <h1 className={styles.title}>{text('missing.title')}</h1>
            <Facts missing={missing} zone={zone} now={now} />
            <h2 className={styles.heading}>{text('missing.who')}</h2>
            {ask.length === 0 ? (
              <p>{text('missing.who-nobody')}</p>
            ) : (
              <ul className={styles.people}>
                {ask.map((one) => (
                  <li key={one.id} className={styles.person}>
                    <PersonFace line={one} />
                    <span>{one.name}</span>
                  </li>
                ))}
              </ul>
            )}
            <h2 className={styles.heading}>{text('missing.do')}</h2>
            <ol className={styles.steps}>
              <li>{text('missing.do-network')}</li>
              <li>{text('missing.do-ask')}</li>
              <li>{text('missing.do-manager')}</li>
            </ol>
          </>
        )}
      </div>
    </Stage>
  );
}

function Facts({ missing, zone, now }: { missing: Missing; zone: string; now: number }) {
  const { text, moment, day, age } = useSpeech();
  const { lastSeenAt, count, oldest } = missing;
  const said = (at: number) => moment(at, zone, day(now, zone));
  // One that was never heard of told no number: none is made up for it.
  if (lastSeenAt === null) {
    return (
      <div className={styles.facts}>
        <p>{text('missing.never-seen')}</p>
        <p>
          <b>{text('missing.unknown')}</b>
        </p>
      </div>
    );
  }
  return (
    <div className={styles.facts}>
      <p>
        {text('missing.last-seen', {
          moment: said(lastSeenAt),
          age: age(Math.max(0, now - lastSeenAt)),
        })}
      </p>
      <p>
        <b>
          {count === 0
            ? text('missing.held-none')
            : oldest === null
              ? text('missing.held-some', { count })
              : text('missing.held', { count, moment: said(oldest) })}
        </b>{' '}
        {text('missing.after')}
      </p>
    </div>
  );
}
