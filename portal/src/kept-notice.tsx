import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import styles from './failed.module.css';
import { useSpeech } from './language/language.tsx';
import { sayLoaded } from './language/loaded-words.ts';
import { useNow } from './platform/now.ts';

/** How old what is shown is, and what has to wait for the network. */
export function KeptNotice({
  at,
  onRetry,
  children,
}: {
  /** When it was loaded, ms. */
  at: number;
  onRetry: () => void;
  children: string;
}) {
  const speech = useSpeech();
  const now = useNow();
  return (
    <div className={styles.failed}>
      <Notice tone="warn" icon="offline">
        <b>{sayLoaded(speech, at, now)}.</b> {children}
      </Notice>
      <Button icon="undo" data-screen onClick={onRetry}>
        {speech.text('act.retry')}
      </Button>
    </div>
  );
}
