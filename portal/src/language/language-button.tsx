import { Icon } from '@comptoir/ui/icon';
import styles from './language-button.module.css';
import { useLanguageSwitch, useSpeech } from './language.tsx';

/** Offers the other language in that language's own word. */
export function LanguageButton() {
  const { language } = useSpeech();
  const speakIn = useLanguageSwitch();
  const other = language === 'fr' ? 'en' : 'fr';
  return (
    <button type="button" lang={other} className={styles.button} onClick={() => speakIn(other)}>
      <Icon name="language" size={20} />
      {other === 'fr' ? 'Français' : 'English'}
    </button>
  );
}
