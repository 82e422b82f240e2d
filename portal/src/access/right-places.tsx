import type { Asker } from '@comptoir/shared/access/policy';
import type { Holdings } from '@comptoir/shared/access/portal';
import { Icon } from '@comptoir/ui/icon';
import { SelectField } from '@comptoir/ui/text-field';
import { useSpeech } from '../language/language.tsx';
import { type Places, wordOfPlace, wordOfRight } from './right-words.ts';
import {
  type Right,
  type Where,
  mayTouch,
  placesOf,
  placesToGive,
  whereKey,
} from './rights-draft.ts';
import styles from './rights.module.css';

/** Where a right holds: each place by itself, and those where it could hold besides. */
export function RightPlaces({
  right,
  held,
  asker,
  places,
  locked = false,
  onAdd,
  onRemove,
}: {
  right: Right;
  held: Holdings;
  asker: Asker | null;
  places: Places;
  /** What stands here cannot be taken now. */
  locked?: boolean;
  onAdd: (where: Where) => void;
  onRemove: (where: Where) => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const stands = placesOf(held, right);
  const offered = placesToGive(right, held, { asker, ...places });
  const name = wordOfRight(speech, right);
  const touchable = (where: Where) => mayTouch(asker, right, where, places.teams);
  return (
    <div className={styles.places}>
      <ul className={styles.chips} aria-label={text('rights.where-of', { right: name })}>
        {stands.map((where) => {
          const place = wordOfPlace(speech, right, where, places);
          return (
            <li key={whereKey(where)} className={styles.chip}>
              <span>{place}</span>
              {locked || !touchable(where) ? null : (
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={text('rights.remove-place', { right: name, place })}
                  onClick={() => onRemove(where)}
                >
                  <Icon name="close" size={18} />
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {asker !== null && !stands.every(touchable) ? (
        <p className={styles.soft}>{text('rights.locked')}</p>
      ) : null}
      {offered.length === 0 ? null : (
        <div className={styles.add}>
          <SelectField
            label={text('rights.add-place')}
            aria-label={`${text('rights.add-place')} · ${name}`}
            value=""
            onChange={(event) => {
              const where = offered.find((one) => whereKey(one) === event.target.value);
              if (where !== undefined) onAdd(where);
            }}
          >
            <option value="">{text('person.choose')}</option>
            {offered.map((where) => (
              <option key={whereKey(where)} value={whereKey(where)}>
                {wordOfPlace(speech, right, where, places)}
              </option>
            ))}
          </SelectField>
        </div>
      )}
    </div>
  );
}
