import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import type { Failure } from './api/failure.ts';
import { sayFailure } from './language/failure-words.ts';
import styles from './failed.module.css';
import { useSpeech } from './language/language.tsx';

/** What went wrong, spoken at once; nothing while all is well. `onRetry`: a button asks the same again. */
export function Failed({ failure, onRetry }: { failure: Failure | null; onRetry?: () => void }) {
  const speech = useSpeech();
  if (failure === null) return null;
  const offline = failure.code === 'offline' || failure.code === 'unreadable';
  const notice = (
    <Notice tone={offline ? 'warn' : 'danger'} icon={offline ? 'offline' : 'warning'} alert>
      {sayFailure(speech, failure)}
    </Notice>
  );
  if (onRetry === undefined) return notice;
  return (
    <div className={styles.failed}>
      {notice}
      <Button icon="undo" onClick={onRetry}>
        {speech.text('act.retry')}
      </Button>
    </div>
  );
}
