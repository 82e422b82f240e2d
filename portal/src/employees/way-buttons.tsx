import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import { type Way, ways } from './colleague-draft.ts';
import styles from './new-colleague.module.css';

const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);
const keys: Record<Way, string> = apple
  ? { create: '⌘ ⏎', 'create-more': '⇧ ⌘ ⏎', invite: '⌥ ⏎', 'invite-more': '⇧ ⌥ ⏎' }
  : {
      create: 'Ctrl ⏎',
      'create-more': 'Ctrl ⇧ ⏎',
      invite: 'Alt ⏎',
      'invite-more': 'Alt ⇧ ⏎',
    };
const spoken: Record<Way, string> = {
  create: 'Control+Enter',
  'create-more': 'Control+Shift+Enter',
  invite: 'Alt+Enter',
  'invite-more': 'Alt+Shift+Enter',
};

/** The four ways (C4 to C7), each with its keys; the last one that was used is what Enter does. */
export function WayButtons({
  usual,
  busy,
  onWay,
}: {
  usual: Way;
  /** The way that is going on. */
  busy: Way | null;
  onWay: (way: Way) => void;
}) {
  const { text } = useSpeech();
  return (
    <div role="group" aria-label={text('colleague.ways')} className={styles.ways}>
      {ways.map((way) => (
        <button
          key={way}
          type="button"
          className={styles.way}
          data-tone={way === usual ? 'primary' : 'soft'}
          aria-keyshortcuts={spoken[way]}
          aria-disabled={busy !== null || undefined}
          aria-busy={busy === way || undefined}
          onClick={() => onWay(way)}
        >
          <Icon name={way.startsWith('invite') ? 'mail' : 'add'} size={20} />
          <span className={styles.wayWords}>
            {text(busy === way ? 'act.sending' : `colleague.way-${way}`)}
          </span>
          <kbd className={styles.keys} aria-hidden="true">
            {way === usual ? text('colleague.enter') : keys[way]}
          </kbd>
        </button>
      ))}
    </div>
  );
}
