import { suggestEmail } from '@comptoir/shared/employees/contact';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { useSpeech } from './language/language.tsx';

/** C21: an address with an obvious slip is asked about, never changed by itself. */
export function MeantEmail({ typed, onTake }: { typed: string; onTake: (email: string) => void }) {
  const { text } = useSpeech();
  const meant = suggestEmail(typed);
  if (meant === null) return null;
  return (
    <Notice tone="warn" icon="mail">
      <p>{text('field.meant', { email: meant })}</p>
      <Button tone="plain" onClick={() => onTake(meant)}>
        {text('field.take')}
      </Button>
    </Notice>
  );
}
