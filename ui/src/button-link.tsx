import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { Icon, type IconName } from './icon.tsx';

type Props = Omit<ComponentProps<'a'>, 'className'> & {
  tone?: 'primary' | 'soft' | 'plain';
  icon?: IconName;
  wide?: boolean;
};

/** Leads somewhere and looks like a button; a link all the same, that opens in a new tab if one wants. */
export function ButtonLink({ tone = 'soft', icon, wide = false, children, ...rest }: Props) {
  return (
    <a
      {...rest}
      className={styles.button}
      data-link
      data-tone={tone}
      data-size="regular"
      data-wide={wide || undefined}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}
