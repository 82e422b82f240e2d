import { Button } from '@comptoir/ui/button';
import { useSpeech } from '../language/language.tsx';
import { useMe } from '../use-me.ts';
import { type BulkAct, bulkActs, mayDo } from './user-acts.ts';
import styles from './users-page.module.css';

const icons = { invite: 'mail', team: 'people', pins: 'key', archive: 'archive' } as const;

/** What may be done with everybody who is chosen; it stays in sight while the list scrolls. */
export function BulkBar({
  count,
  onAct,
  onExport,
  onClear,
}: {
  count: number;
  onAct: (act: BulkAct) => void;
  onExport: () => void;
  onClear: () => void;
}) {
  const { text } = useSpeech();
  const { permissions } = useMe();
  if (count === 0) return null;
  return (
    <div role="group" aria-label={text('bulk.bar')} className={styles.bulk}>
      <p className={styles.chosen} role="status">
        {text('bulk.chosen', { count })}
      </p>
      {bulkActs
        .filter((act) => mayDo(act, permissions))
        .map((act) => (
          <Button key={act} icon={icons[act]} onClick={() => onAct(act)}>
            {text(`bulk.${act}`)}
          </Button>
        ))}
      <Button icon="download" onClick={onExport}>
        {text('bulk.export')}
      </Button>
      <Button icon="close" onClick={onClear}>
        {text('bulk.clear')}
      </Button>
    </div>
  );
}
