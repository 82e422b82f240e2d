import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { Monogram } from './monogram.tsx';
import styles from './panel.module.css';

/** The hour, to be read from four metres away; the date below it. */
export function PanelClock({
  time,
  date,
  size = 'huge',
}: {
  time: string;
  date: string;
  size?: 'huge' | 'regular';
}) {
  return (
    <div className={styles.clock} data-size={size}>
      <p className={styles.time}>{time}</p>
      <p className={styles.date}>{date}</p>
    </div>
  );
}

/** Who the screen is about. */
export function PanelPerson({
  name,
  detail,
  initials,
  colour,
}: {
  name: string;
  detail?: ReactNode;
  initials: string;
  colour: string;
}) {
  return (
    <div className={styles.person}>
      <Monogram initials={initials} colour={colour} size="large" />
      <div className={styles.who}>
        <p className={styles.name}>{name}</p>
        {detail === undefined ? null : <p className={styles.detail}>{detail}</p>}
      </div>
    </div>
  );
}

export function PanelBack({ label, onBack }: { label: string; onBack: () => void }) {
  return (
    <button type="button" className={styles.back} onClick={onBack}>
      <Icon name="back" />
      <span>{label}</span>
    </button>
  );
}

/** A heading on the panel with a line under it. */
export function PanelTitle({
  icon,
  title,
  detail,
}: {
  icon?: IconName;
  title: string;
  detail?: string;
}) {
  return (
    <div className={styles.title}>
      {icon === undefined ? null : <Icon name={icon} size={44} />}
      <h2 className={styles.name}>{title}</h2>
      {detail === undefined ? null : <p className={styles.detail}>{detail}</p>}
    </div>
  );
}

/** Takes the free space of the panel, in either direction. */
export function PanelSpace() {
  return <div className={styles.space} />;
}
