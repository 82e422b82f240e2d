import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { PanelSpace, PanelTitle } from '@comptoir/ui/panel';
import { Stage } from '@comptoir/ui/stage';
import { LanguageButton } from '../language/language-button.tsx';
import { useSpeech } from '../language/language.tsx';
import styles from './devices.module.css';
import type { ReadinessView } from './view.ts';

export type NotReadyScreenProps = {
  readiness: Exclude<ReadinessView, { state: 'ready' }>;
  onRetry: () => void;
};

/** What stands in the way of using this machine, what to do about it, and which tablets are known to work. */
export function NotReadyScreen({ readiness, onRetry }: NotReadyScreenProps) {
  const { text } = useSpeech();
  const words = () => {
    switch (readiness.state) {
      case 'insecure-context':
        return { why: text('ready.insecure'), todo: text('ready.insecure-do') };
      case 'missing':
        return {
          why: text('ready.missing', { features: readiness.features.join(', ') }),
          todo: text('ready.missing-do'),
        };
      case 'ipad-in-browser':
        return { why: text('ready.ipad'), todo: text('ready.ipad-do') };
    }
  };
  const { why, todo } = words();
  return (
    <Stage
      panel={
        <>
          <PanelTitle icon="tablet" title={text('app.name')} />
          <PanelSpace />
          <LanguageButton />
        </>
      }
    >
      <div className={styles.sheet}>
        <h1 className={styles.title}>{text('ready.title')}</h1>
        <p className={styles.lead}>{why}</p>
        <p>{todo}</p>
        <section className={styles.supported}>
          <h2>{text('ready.supported')}</h2>
          <ul>
            {[text('ready.android'), text('ready.ipados')].map((line) => (
              <li key={line}>
                <Icon name="check" />
                {line}
              </li>
            ))}
          </ul>
        </section>
        <p className={styles.soft}>{text('ready.nothing-lost')}</p>
        <div className={styles.acts}>
          <Button tone="primary" size="large" onClick={onRetry}>
            {text('act.retry')}
          </Button>
        </div>
      </div>
    </Stage>
  );
}
