import type { AnnouncementView } from '@comptoir/shared/announcements/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import type { Failure } from '../api/failure.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import { shownOf } from './announcement-form.tsx';
import styles from './announcements.module.css';
import { Article } from './article.tsx';
import type { Draft } from './draft.ts';

/** Two managers changed the same one: what stands and what was written here, side by side (spec NEWS-4). */
export function Clash({
  theirs,
  draft,
  zone,
  isGone,
  busy,
  failure,
  onKeep,
  onMine,
}: {
  theirs: AnnouncementView;
  draft: Draft;
  zone: string;
  /** What stood was withdrawn. */
  isGone: boolean;
  busy: boolean;
  failure: Failure | null;
  onKeep: () => void;
  onMine: () => void;
}) {
  const { text } = useSpeech();
  const mine = shownOf(draft, { zone, stands: null });
  const sides = [
    ['announce.clash-theirs', theirs],
    ['announce.clash-mine', mine],
  ] as const;
  return (
    <Dialog title={text('announce.edit')} wide onClose={onKeep}>
      <Fields>
        <p>{text(isGone ? 'announce.clash-gone' : 'announce.clash')}</p>
        <div className={styles.columns}>
          {sides.map(([title, one]) => (
            <section key={title} aria-label={text(title)}>
              <h3 className={styles.subtitle}>{text(title)}</h3>
              <div className={styles.preview}>
                <p className={styles.previewTitle}>{one.title ?? text('news.erased')}</p>
                <Article one={one} zone={zone} />
              </div>
            </section>
          ))}
        </div>
        <Failed failure={failure} />
        <Acts>
          <Button tone="primary" onClick={onKeep}>
            {text('announce.clash-keep')}
          </Button>
          <BusyButton busy={busy} busyLabel={text('act.sending')} onClick={onMine}>
            {text(isGone ? 'announce.clash-new' : 'announce.clash-mine-act')}
          </BusyButton>
        </Acts>
      </Fields>
    </Dialog>
  );
}
