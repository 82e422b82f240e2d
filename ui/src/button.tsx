import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { Icon, type IconName } from './icon.tsx';

type Props = Omit<ComponentProps<'button'>, 'className'> & {
  /** `panel` is for the dark panel; `primary` is the one likely act of a screen. */
  tone?: 'primary' | 'soft' | 'plain' | 'danger' | 'panel';
  size?: 'regular' | 'large';
  icon?: IconName;
  wide?: boolean;
};

export function Button({
  tone = 'soft',
  size = 'regular',
  icon,
  wide = false,
  children,
  ...rest
}: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={styles.button}
      data-tone={tone}
      data-size={size}
      data-wide={wide || undefined}
    >
      {icon === undefined ? null : <Icon name={icon} size={size === 'large' ? 32 : 24} />}
      <span>{children}</span>
    </button>
  );
}
