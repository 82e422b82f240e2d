import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import { besides, canGo } from './spans.ts';
import styles from './span-walk.module.css';
import type { Span } from './view.ts';
import { spanTitle } from './words.ts';

/** The week or month that is shown, and the way to those beside it. */
export function SpanWalk({
  span,
  today,
  onSpan,
}: {
  span: Span;
  today: string;
  onSpan: (span: Span) => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  return (
    <div className={styles.walk}>
      {(['before', 'after'] as const).map((which) => (
        <button
          key={which}
          type="button"
          className={styles.step}
          data-which={which}
          aria-label={text(`hours.${which}`)}
          disabled={!canGo(span, which, today)}
          onClick={() => onSpan(besides(span, which))}
        >
          <Icon name="forward" />
        </button>
      ))}
      <h2 className={styles.title} aria-live="polite">
        {spanTitle(speech, span)}
      </h2>
    </div>
  );
}
