import type { RegisterEntry } from '@comptoir/shared/tasks/register';
import { Icon, type IconName } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import { countsOf } from './register-rules.ts';
import styles from './register-figures.module.css';

/** What the period comes to, in four figures. */
export function RegisterFigures({ entries }: { entries: RegisterEntry[] }) {
  const { text } = useSpeech();
  const { done, late, missed, out } = countsOf(entries);
  const figures: [number, string, IconName, boolean][] = [
    [done, text('register.count-done', { count: done }), 'check', false],
    [late, text('register.count-late'), 'warning', late > 0],
    [missed, text('register.count-missed', { count: missed }), 'close', missed > 0],
    [out, text('register.count-out'), 'thermometer', out > 0],
  ];
  return (
    <ul className={styles.figures}>
      {figures.map(([count, word, icon, bad]) => (
        <li key={icon} className={styles.figure} data-bad={bad || undefined}>
          <b>{count}</b>
          <span>
            <Icon name={icon} size={18} />
            {word}
          </span>
        </li>
      ))}
    </ul>
  );
}
