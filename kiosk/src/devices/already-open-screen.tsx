import { Button } from '@comptoir/ui/button';
import { PanelSpace, PanelTitle } from '@comptoir/ui/panel';
import { Stage } from '@comptoir/ui/stage';
import { LanguageButton } from '../language/language-button.tsx';
import { useSpeech } from '../language/language.tsx';
import styles from './devices.module.css';

/** Another page of this tablet records; this one may take over. */
export function AlreadyOpenScreen({ onHere }: { onHere: () => void }) {
  const { text } = useSpeech();
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
        <h1 className={styles.title}>{text('open.title')}</h1>
        <p className={styles.lead}>{text('open.why')}</p>
        <p>{text('open.kept')}</p>
        <div className={styles.acts}>
          <Button tone="primary" size="large" onClick={onHere}>
            {text('open.here')}
          </Button>
        </div>
      </div>
    </Stage>
  );
}
