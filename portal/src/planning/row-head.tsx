import { Icon } from '@comptoir/ui/icon';
import { Monogram } from '@comptoir/ui/monogram';
import { initialsOf, nameParts } from '../initials.ts';
import { useSpeech } from '../language/language.tsx';
import styles from './board.module.css';
import type { Row } from './plan-board.ts';
import { rowName } from './plan-words.ts';

/**
 * Whose line it is, and its planned hours beside those of the contract.
 *
 * @param weeks that are shown; 0: a part of one, which no contract counts
 * @param notes why somebody is not free, said instead of hours
 */
export function RowHead({
  row,
  weeks,
  notes = [],
}: {
  row: Row;
  weeks: number;
  notes?: readonly string[];
}) {
  const speech = useSpeech();
  const { text, duration } = speech;
  const { of, planned } = row;
  const person = of.kind === 'person' ? of.person : null;
  const due =
    weeks > 0 && person?.contract?.weekly ? person.contract.weekly * 60_000 * weeks : null;
  const over = due !== null && planned > due;
  const hours = { planned: duration(planned), due: duration(due ?? 0) };
  const said =
    of.kind === 'open' && planned === 0
      ? text('plan.open-why')
      : text(due === null ? 'plan.hours' : 'plan.hours-of', hours);
  return (
    <div role="rowheader" className={styles.rowHead}>
      {person === null ? (
        <span className={styles.mark}>
          {of.kind === 'position' ? (
            <span
              className={styles.swatch}
              style={{ background: `var(--person-${of.position?.colour ?? 'slate'})` }}
            />
          ) : (
            <Icon name={of.kind === 'open' ? 'add' : 'person'} size={18} />
          )}
        </span>
      ) : (
        <Monogram
          initials={initialsOf(nameParts(person.name))}
          colour={person.colour}
          size="small"
        />
      )}
      <span className={styles.who}>
        <span className={styles.name} title={rowName(speech, of)}>
          {rowName(speech, of)}
        </span>
        <span className={styles.hours} data-over={over || undefined}>
          {over ? <Icon name="warning" size={13} /> : null}
          <span>{notes.length > 0 ? notes.join(' · ') : said}</span>
        </span>
      </span>
    </div>
  );
}
