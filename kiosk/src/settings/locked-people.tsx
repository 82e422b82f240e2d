import { Button } from '@comptoir/ui/button';
import { useSpeech } from '../language/language.tsx';
import styles from './settings-screen.module.css';
import type { DiagnosticsView } from './view.ts';

export function LockedPeople({
  locked,
  onUnlock,
}: {
  locked: DiagnosticsView['locked'];
  onUnlock: (person: string) => void;
}) {
  const { text } = useSpeech();
  if (locked.length === 0) return <p>{text('settings.locked-none')}</p>;
  return (
    <ul className={styles.rows}>
      {locked.map((one) => {
        const name = `${one.given} ${one.family}`.trim();
        return (
          <li key={one.person} className={styles.locked}>
            <div>
              <b>{name}</b>
              <span>{text('settings.locked-failures', { count: one.failures })}</span>
            </div>
            <Button
              icon="lock"
              aria-label={text('settings.unlock-name', { name })}
              onClick={() => onUnlock(one.person)}
            >
              {text('settings.unlock')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
