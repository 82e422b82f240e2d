import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import styles from './failed.module.css';
import { useSpeech } from './language/language.tsx';
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
  const { text, age } = useSpeech();
  const now = useNow();
  return (
    <div className={styles.failed}>
      <Notice tone="warn" icon="offline">
        <b>{text('home.kept', { age: age(now - at) })}.</b> {children}
      </Notice>
      <Button icon="undo" onClick={onRetry}>
        {text('act.retry')}
      </Button>
    </div>
  );
}
