import { Icon } from '@comptoir/ui/icon';
import { memo } from 'react';
import { PersonFace } from '../faces.tsx';
import { useSpeech } from '../language/language.tsx';
import styles from './person-button.module.css';
import { presenceIcons, presenceWords } from './presence.ts';
import type { PersonTile } from './view.ts';

type Props = {
  tile: PersonTile;
  zone: string;
  /** The business day: whoever began in the evening began today until it is over. */
  today: string;
  hideStatus: boolean;
  onPress: (person: string) => void;
};

/** One person of the roster. Redrawn only when the person changed: sixty of them scroll smoothly. */
export const PersonButton = memo(function PersonButton({
  tile,
  zone,
  today,
  hideStatus,
  onPress,
}: Props) {
  const speech = useSpeech();
  return (
    <button
      type="button"
      className={styles.tile}
      data-state={hideStatus ? 'hidden' : tile.state}
      onClick={() => onPress(tile.id)}
    >
      <PersonFace line={tile} />
      <span className={styles.words}>
        <span className={styles.name}>
          <b>{tile.given}</b> {tile.family}
        </span>
        {hideStatus ? null : (
          <span className={styles.state}>
            <Icon name={presenceIcons[tile.state]} size={18} />
            <span>{presenceWords(speech, tile, zone, today)}</span>
            {tile.pending ? (
              <span className={styles.pending} role="img" aria-label={speech.text('state.pending')}>
                <Icon name="sending" size={18} />
              </span>
            ) : null}
          </span>
        )}
      </span>
    </button>
  );
});
