import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { PanelSpace, PanelTitle } from '@comptoir/ui/panel';
import { Stage } from '@comptoir/ui/stage';
import { LanguageButton } from '../language/language-button.tsx';
import { useSpeech } from '../language/language.tsx';
import type { Marker } from '../local-database/marker.ts';
import styles from './devices.module.css';

/** The browser took the database away (S08): what this tablet was, what may be missing, whom to ask, what to do. */
export function ErasedScreen({
  erased,
  now,
  zone,
  onEnrol,
}: {
  erased: Marker;
  /** Ms; the zone is the machine's own, since the store's went with the rest. */
  now: number;
  zone: string;
  onEnrol: () => void;
}) {
  const { text, moment, day } = useSpeech();
  const said = (at: number) => moment(at, zone, day(now, zone));
  const { pending, since, at, fingerprint } = erased;
  const steps = [
    ...(since === null ? [] : [text('erased.ask', { moment: said(since) })]),
    text('erased.step-manager'),
    fingerprint === '' ? text('erased.step-enrol-any') : text('erased.step-enrol', { fingerprint }),
    ...(pending === 0 ? [] : [text('erased.step-file')]),
  ];
  return (
    <Stage
      panel={
        <>
          <PanelTitle
            icon="warning"
            title={text('app.name')}
            {...(fingerprint !== '' && { detail: text('erased.tablet', { fingerprint }) })}
          />
          <PanelSpace />
          <LanguageButton />
        </>
      }
    >
      <div className={styles.sheet}>
        <h1 className={styles.title}>{text('erased.title')}</h1>
        <p className={styles.lead}>{text('erased.why')}</p>
        <div role="status" className={styles.held}>
          <p>
            <Icon name={pending === 0 ? 'check' : 'warning'} />
            {pending === 0
              ? text('erased.pending-none')
              : text('erased.pending', { count: pending, moment: said(since ?? at) })}
          </p>
          <p>
            <Icon name="info" />
            {text('erased.last', { moment: said(at) })}
          </p>
        </div>
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <div className={styles.acts}>
          <Button tone="primary" size="large" onClick={onEnrol}>
            {text('erased.enrol')}
          </Button>
        </div>
      </div>
    </Stage>
  );
}
