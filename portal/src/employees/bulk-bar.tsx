import { Button } from '@comptoir/ui/button';
import { Menu, type MenuPlace } from '@comptoir/ui/menu';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { useMe } from '../use-me.ts';
import { type BulkAct, bulkActs, mayDo } from './user-acts.ts';
import styles from './users-page.module.css';

const icons = {
  invite: 'mail',
  team: 'people',
  pins: 'key',
  archive: 'archive',
  export: 'download',
} as const;

/** What may be done with everybody who is chosen; in sight while the list scrolls, and one button on a phone. */
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
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  if (count === 0) return null;
  const acts = [...bulkActs.filter((act) => mayDo(act, permissions)), 'export' as const];
  const choose = (act: BulkAct | 'export') => (act === 'export' ? onExport() : onAct(act));
  return (
    <div role="group" aria-label={text('bulk.bar')} className={styles.bulk}>
      <p className={styles.chosen} role="status">
        {text('bulk.chosen', { count })}
      </p>
      <div className={styles.each}>
        {acts.map((act) => (
          <Button key={act} icon={icons[act]} onClick={() => choose(act)}>
            {text(`bulk.${act}`)}
          </Button>
        ))}
        <Button icon="close" onClick={onClear}>
          {text('bulk.none')}
        </Button>
      </div>
      <div className={styles.together}>
        <Button
          tone="primary"
          icon="more"
          aria-haspopup="menu"
          onClick={(event) => setMenu(event.currentTarget.getBoundingClientRect())}
        >
          {text('bulk.acts')}
        </Button>
        <Button icon="close" onClick={onClear}>
          {text('bulk.none')}
        </Button>
      </div>
      {menu === null ? null : (
        <Menu
          label={text('bulk.bar')}
          place={menu}
          items={acts.map((act) => ({ value: act, label: text(`bulk.${act}`), icon: icons[act] }))}
          onChoose={choose}
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  );
}
