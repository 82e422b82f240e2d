import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import styles from './dialogs.module.css';

const keys = [
  { keys: ['←', '→', '↑', '↓'], key: 'plan.key-arrows' },
  { keys: ['Entrée'], key: 'plan.key-enter' },
  { keys: ['+'], key: 'plan.key-insert' },
  { keys: ['Suppr'], key: 'plan.key-delete' },
  { keys: ['Maj + ← → ↑ ↓'], key: 'plan.key-shift' },
  { keys: ['Ctrl + C', 'Ctrl + V'], key: 'plan.key-copy' },
  { keys: ['Alt + ← → ↑ ↓'], key: 'plan.key-move' },
  { keys: ['Alt + ← →', 'Alt + Maj + ← →'], key: 'plan.key-nudge' },
  { keys: ['Ctrl + Z', 'Ctrl + Maj + Z'], key: 'plan.key-undo' },
  { keys: ['Échap'], key: 'plan.key-escape' },
] as const;
const english: Record<string, string> = {
  Entrée: 'Enter',
  Suppr: 'Del',
  'Maj + ← → ↑ ↓': 'Shift + ← → ↑ ↓',
  'Alt + Maj + ← →': 'Alt + Shift + ← →',
  'Ctrl + Maj + Z': 'Ctrl + Shift + Z',
  Échap: 'Esc',
};

/** What every key does on the board. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { text, language } = useSpeech();
  return (
    <Dialog title={text('plan.keys-title')} onClose={onClose}>
      <Fields>
        <dl className={styles.keys}>
          {keys.map(({ keys: names, key }) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt>
                {names.map((name) => (
                  <kbd key={name}>{language === 'en' ? (english[name] ?? name) : name}</kbd>
                ))}
              </dt>
              <dd>{text(key)}</dd>
            </div>
          ))}
        </dl>
        <p>{text('plan.key-drag')}</p>
        <Acts>
          <Button onClick={onClose}>{text('act.close')}</Button>
        </Acts>
      </Fields>
    </Dialog>
  );
}
