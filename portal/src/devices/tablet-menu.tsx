import type { DeviceView } from '@comptoir/shared/devices/portal';
import { Icon } from '@comptoir/ui/icon';
import { Menu, type MenuPlace } from '@comptoir/ui/menu';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { type TabletAct, actIcons, actsOf } from './tablet-acts.ts';
import styles from './tablets.module.css';

/** The three dots of a tablet: how its life may go on or end. */
export function TabletMenu({
  device,
  onAct,
}: {
  device: DeviceView;
  onAct: (act: TabletAct) => void;
}) {
  const { text } = useSpeech();
  const [place, setPlace] = useState<MenuPlace | null>(null);
  const acts = actsOf(device);
  if (acts.length === 0) return null;
  const { fingerprint, establishment } = device;
  const label = text('tablet.acts-of', { fingerprint, name: establishment.name });
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
          items={acts.map((act) => ({
            value: act,
            label: text(`tablet.act-${act}`),
            icon: actIcons[act],
            danger: act === 'lose' || act === 'revoke',
          }))}
          onChoose={onAct}
          onClose={() => setPlace(null)}
        />
      )}
    </>
  );
}
