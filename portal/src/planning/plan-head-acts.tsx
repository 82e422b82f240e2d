import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Icon, type IconName } from '@comptoir/ui/icon';
import { Menu, type MenuItem, type MenuPlace } from '@comptoir/ui/menu';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { IconButton } from './icon-button.tsx';
import icons from './icon-button.module.css';
import styles from './plan-toolbar.module.css';

export type PlanAct =
  'undo' | 'redo' | 'copy-week' | 'copy-day' | 'templates' | 'positions' | 'discard' | 'keys';

/** What is drafted, always in sight; what can be done to it; and the one act that tells people. */
export function PlanHeadActs({
  drafts,
  daily,
  saving,
  able,
  onAct,
  onPublish,
}: {
  drafts: number;
  /** One day is shown: there is no week to copy. */
  daily: boolean;
  saving: 'still' | 'sending' | 'waiting';
  able: { undo: boolean; redo: boolean };
  onAct: (act: PlanAct) => void;
  onPublish: () => void;
}) {
  const { text } = useSpeech();
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const items: MenuItem<PlanAct>[] = [
    ...(daily ? [] : [item('copy-week', 'copy')]),
    item('copy-day', 'copy'),
    item('templates', 'sheet'),
    item('positions', 'team'),
    {
      ...item('discard', 'undo'),
      ...(drafts === 0 ? { unable: text('plan.nothing-drafted') } : {}),
    },
    item('keys', 'info'),
  ];
  function item(value: Exclude<PlanAct, 'undo' | 'redo'>, icon: IconName): MenuItem<PlanAct> {
    return { value, icon, label: text(`plan.${value}`) };
  }
  return (
    <>
      <div className={styles.acts}>
        <span role="status">
          {saving === 'sending' ? (
            <span className={styles.saving}>{text('plan.sending')}</span>
          ) : null}
        </span>
        <Badge tone={drafts === 0 ? 'good' : 'info'} icon={drafts === 0 ? 'check' : 'edit'}>
          {drafts === 0 ? text('plan.all-published') : text('plan.drafts', { count: drafts })}
        </Badge>
        <IconButton
          icon="undo"
          label={text('plan.undo')}
          disabled={!able.undo}
          onPress={() => onAct('undo')}
        />
        <IconButton
          icon="undo"
          mirrored
          label={text('plan.redo')}
          disabled={!able.redo}
          onPress={() => onAct('redo')}
        />
        <button
          type="button"
          className={icons.icon}
          aria-haspopup="menu"
          aria-label={text('plan.more')}
          onClick={({ currentTarget }) => setMenu(currentTarget.getBoundingClientRect())}
        >
          <Icon name="more" size={22} />
        </button>
        <Button tone="primary" icon="check" onClick={onPublish}>
          {drafts === 0 ? text('plan.publish') : text('plan.publish-count', { count: drafts })}
        </Button>
      </div>
      {menu === null ? null : (
        <Menu
          label={text('plan.more')}
          place={menu}
          items={items}
          onChoose={onAct}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  );
}
