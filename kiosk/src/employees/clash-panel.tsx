import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import { fieldNames } from './field-names.ts';
import styles from './record.module.css';
import type { Clash } from './view.ts';
import { valueWords } from './words.ts';

/** O4: two values of one field, side by side. Nothing was written over; the manager says which one stays. */
export function ClashPanel({
  clash,
  zone,
  busy,
  onSettle,
}: {
  clash: Clash;
  zone: string;
  busy: boolean;
  onSettle: (key: string, keep: 'mine' | 'theirs') => void;
}) {
  const speech = useSpeech();
  const { text, date, time } = speech;
  const settle = (keep: 'mine' | 'theirs') => () => {
    if (!busy) onSettle(clash.key, keep);
  };
  return (
    <section className={styles.clash}>
      <h2>
        <Icon name="warning" />
        {text('employees.clash', { field: text(fieldNames[clash.field]) })}
      </h2>
      <div className={styles.sides}>
        <div className={styles.side}>
          <p className={styles.soft}>
            {text('employees.clash-mine', {
              name: clash.by,
              date: date(clash.at, zone),
              time: time(clash.at, zone),
            })}
          </p>
          <p className={styles.value}>{valueWords(speech, clash.field, clash.mine)}</p>
          <Button wide aria-disabled={busy || undefined} onClick={settle('mine')}>
            {text('employees.clash-keep-mine')}
          </Button>
        </div>
        <div className={styles.side}>
          <p className={styles.soft}>{text('employees.clash-theirs')}</p>
          <p className={styles.value}>{valueWords(speech, clash.field, clash.theirs)}</p>
          <Button wide aria-disabled={busy || undefined} onClick={settle('theirs')}>
            {text('employees.clash-keep-theirs')}
          </Button>
        </div>
      </div>
    </section>
  );
}
