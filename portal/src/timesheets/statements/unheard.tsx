import { Notice } from '@comptoir/ui/notice';
import { useSpeech } from '../../language/language.tsx';

/** The server has not answered yet that it knows what was opened here: nothing is lost, and nothing has to be done. */
export function Unheard() {
  const { text } = useSpeech();
  return (
    <Notice tone="warn" icon="offline" alert>
      {text('statements.unheard')}
    </Notice>
  );
}
