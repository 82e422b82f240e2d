import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import { useNarrow } from '../platform/narrow.ts';
import { install, putInstallOff, useInstallable } from '../platform/install.ts';
import styles from './install-hint.module.css';

/** On a phone that could have Comptoir on its home screen and has not: how, once, and not again for a month. */
export function InstallHint() {
  const { text } = useSpeech();
  const kind = useInstallable();
  const narrow = useNarrow();
  if (kind === null || !narrow) return null;
  return (
    <aside className={styles.hint} aria-label={text('home.install')}>
      <Icon name="phone" size={28} />
      <div className={styles.words}>
        <p className={styles.title}>{text('home.install')}</p>
        <p>{text('home.install-text')}</p>
        {kind === 'ios' ? <p>{text('home.install-ios')}</p> : null}
      </div>
      <div className={styles.acts}>
        {kind === 'prompt' ? (
          <Button tone="primary" onClick={() => void install()}>
            {text('home.install-act')}
          </Button>
        ) : null}
        <Button onClick={putInstallOff}>{text('home.install-later')}</Button>
      </div>
    </aside>
  );
}
