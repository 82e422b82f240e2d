import { Button } from '@comptoir/ui/button';
import type { Language } from '@comptoir/shared/establishments/languages';
import { PanelSpace, PanelTitle } from '@comptoir/ui/panel';
import { Stage } from '@comptoir/ui/stage';
import { useSpeech } from '../language/language.tsx';
import styles from './devices.module.css';
import type { EnrolmentView } from './view.ts';

type Props = {
  /** `idle`: nobody has asked for a code yet. */
  view: EnrolmentView | { state: 'idle' };
  now: number;
  /** What this tablet's fingerprint was before its memory was erased ('': not known); null on one that lost nothing. */
  replaces?: string | null;
  /** Asks for a code, the first time or again. */
  onStart: () => void;
  /** One tap for the demonstration; null where the server is no demonstration. */
  onDemo: (() => void) | null;
  onLanguage: (language: Language) => void;
};

export function EnrolmentScreen({
  view,
  now,
  replaces = null,
  onStart,
  onDemo,
  onLanguage,
}: Props) {
  const { text, language } = useSpeech();
  const other = language === 'fr' ? 'en' : 'fr';
  return (
    <Stage
      panel={
        <>
          <PanelTitle icon="tablet" title={text('enrol.title')} detail={text('enrol.intro')} />
          <PanelSpace />
          <Button tone="panel" icon="language" lang={other} onClick={() => onLanguage(other)}>
            {text(`settings.language-${other}`)}
          </Button>
        </>
      }
    >
      <div className={styles.sheet}>
        <Step view={view} now={now} onStart={onStart} demo={onDemo !== null} />
        {view.state === 'enrolled' ? null : replaces === null ? (
          view.state === 'idle' ? (
            <p className={styles.soft}>{text('enrol.again-hint')}</p>
          ) : null
        ) : (
          <p>
            {replaces === ''
              ? text('erased.step-enrol-any')
              : text('erased.step-enrol', { fingerprint: replaces })}
          </p>
        )}
        {onDemo === null || view.state === 'enrolled' ? null : (
          <div className={styles.demo}>
            <Button tone="primary" size="large" icon="tablet" onClick={onDemo}>
              {text('enrol.demo')}
            </Button>
            <p className={styles.soft}>{text('enrol.demo-note')}</p>
          </div>
        )}
      </div>
    </Stage>
  );
}

function Step({
  view,
  now,
  onStart,
  demo,
}: Pick<Props, 'view' | 'now' | 'onStart'> & { demo: boolean }) {
  const { text, countdown } = useSpeech();
  switch (view.state) {
    case 'idle':
      return (
        <>
          <h1 className={styles.title}>{text('enrol.welcome')}</h1>
          <div className={styles.acts}>
            <Button tone={demo ? 'soft' : 'primary'} size="large" onClick={onStart}>
              {text('enrol.start')}
            </Button>
          </div>
        </>
      );
    case 'asking':
      return (
        <h1 className={styles.title} role="status">
          {text('enrol.asking')}
        </h1>
      );
    case 'waiting':
      return (
        <>
          <h1 className={styles.label}>{text('enrol.code')}</h1>
          <p className={styles.code}>{view.userCode}</p>
          <h2 className={styles.label}>{text('enrol.fingerprint')}</h2>
          <p className={styles.fingerprint}>{view.fingerprint}</p>
          <p>{text('enrol.compare')}</p>
          <p className={styles.waiting} role="status">
            {text('enrol.waiting')}
          </p>
          <p className={styles.soft}>
            {text('enrol.left', { time: countdown(view.expiresAt - now) })}
          </p>
        </>
      );
    case 'expired':
    case 'unreachable':
      return (
        <div role="alert" className={styles.group}>
          <h1 className={styles.title}>{text(`enrol.${view.state}`)}</h1>
          <p className={styles.lead}>{text(`enrol.${view.state}-do`)}</p>
          <div className={styles.acts}>
            <Button tone={demo ? 'soft' : 'primary'} size="large" onClick={onStart}>
              {text(view.state === 'expired' ? 'enrol.again' : 'act.retry')}
            </Button>
          </div>
        </div>
      );
    case 'enrolled':
      return (
        <h1 className={styles.title} role="status">
          {text('enrol.enrolled')}
        </h1>
      );
  }
}
