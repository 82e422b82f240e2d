import { Notice } from '@comptoir/ui/notice';
import type { Failure } from './api/failure.ts';
import { sayFailure } from './language/failure-words.ts';
import { useSpeech } from './language/language.tsx';

/** What went wrong, spoken at once; nothing while all is well. */
export function Failed({ failure }: { failure: Failure | null }) {
  const speech = useSpeech();
  if (failure === null) return null;
  const offline = failure.code === 'offline' || failure.code === 'unreadable';
  return (
    <Notice tone={offline ? 'warn' : 'danger'} icon={offline ? 'offline' : 'warning'} alert>
      {sayFailure(speech, failure)}
    </Notice>
  );
}
