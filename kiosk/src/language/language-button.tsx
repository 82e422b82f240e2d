import type { Language } from '@comptoir/shared/establishments/languages';
import { Button } from '@comptoir/ui/button';
import { useLanguageSwitch, useSpeech } from './language.tsx';

/** « English » on a French screen and the other way round; for screens that stand before the settings. */
export function LanguageButton({ offered = ['fr', 'en'] }: { offered?: readonly Language[] }) {
  const { language, text } = useSpeech();
  const speakIn = useLanguageSwitch();
  const other = language === 'fr' ? 'en' : 'fr';
  // A store that speaks one language offers no other.
  if (!offered.includes(other)) return null;
  return (
    <Button tone="panel" icon="language" lang={other} onClick={() => speakIn(other)}>
      {text(`settings.language-${other}`)}
    </Button>
  );
}
