import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { useSpeech } from '../language/language.tsx';
import styles from './list-warnings.module.css';

/** What archiving touches, before it is done. */
export function ArchiveDialog({
  title,
  onArchive,
  onClose,
}: {
  title: string;
  onArchive: () => void;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  return (
    <Dialog title={text('list.archive-title', { title })} onClose={onClose}>
      <p>{text('list.archive-note')}</p>
      <div className={styles.acts}>
        <Button onClick={onClose}>{text('act.cancel')}</Button>
        <Button tone="danger" icon="archive" onClick={onArchive}>
          {text('list.archive-confirm')}
        </Button>
      </div>
    </Dialog>
  );
}

/** What was written and not saved is about to be lost. */
export function LeaveDialog({ onLeave, onClose }: { onLeave: () => void; onClose: () => void }) {
  const { text } = useSpeech();
  return (
    <Dialog title={text('list.leave-title')} onClose={onClose}>
      <p>{text('list.leave-note')}</p>
      <div className={styles.acts}>
        <Button tone="danger" onClick={onLeave}>
          {text('list.leave-confirm')}
        </Button>
        <Button tone="primary" onClick={onClose}>
          {text('list.leave-stay')}
        </Button>
      </div>
    </Dialog>
  );
}
