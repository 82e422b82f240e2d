import { Icon, type IconName } from '@comptoir/ui/icon';
import { Menu, type MenuPlace } from '@comptoir/ui/menu';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './person.module.css';
import type { Offer, RecordAct } from './record-acts.ts';

const icons: Record<RecordAct, IconName> = {
  invite: 'mail',
  resend: 'mail',
  link: 'link',
  revoke: 'lock',
  reset: 'key',
  'factor-off': 'phone',
  pin: 'lock',
  archive: 'archive',
  restore: 'undo',
  'delete-account': 'close',
  erase: 'erase',
};
const dangerous: readonly RecordAct[] = ['revoke', 'archive', 'delete-account', 'erase'];

/** C18: the three dots right of the name. */
export function RecordMenu({
  name,
  offers,
  onAct,
}: {
  name: string;
  offers: readonly Offer[];
  onAct: (act: RecordAct) => void;
}) {
  const { text } = useSpeech();
  const [place, setPlace] = useState<MenuPlace | null>(null);
  if (offers.length === 0) return null;
  const label = text('record.acts-of', { name });
  return (
    <>
      <button
        type="button"
        className={styles.more}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={place !== null}
        onClick={(event) => setPlace(event.currentTarget.getBoundingClientRect())}
      >
        <Icon name="more" size={24} />
      </button>
      {place === null ? null : (
        <Menu
          label={label}
          place={place}
          items={offers.map(({ act, unable }) => ({
            value: act,
            label: text(`record.act-${act}`),
            icon: icons[act],
            danger: dangerous.includes(act),
            ...(unable === null ? {} : { unable: text(`record.unable-${unable}`) }),
          }))}
          onChoose={onAct}
          onClose={() => setPlace(null)}
        />
      )}
    </>
  );
}
