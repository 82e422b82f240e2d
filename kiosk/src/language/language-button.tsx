import { Button } from '@comptoir/ui/button';
import { useLanguageSwitch, useSpeech } from './language.tsx';

/** « English » on a French screen and the other way round; for screens that stand before the settings. */
export function LanguageButton() {
  const { language, text } = useSpeech();
  const speakIn = useLanguageSwitch();
  const other = language === 'fr' ? 'en' : 'fr';
  return (
    <Button tone="panel" icon="language" lang={other} onClick={() => speakIn(other)}>
      {text(`settings.language-${other}`)}
    </Button>
  );
}
