import { Icon, type IconName } from '@comptoir/ui/icon';
import styles from './icon-button.module.css';

/** A small act whose word is spoken, and shown to a resting pointer. */
export function IconButton({
  icon,
  label,
  mirrored = false,
  disabled = false,
  onPress,
}: {
  icon: IconName;
  label: string;
  mirrored?: boolean;
  disabled?: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      className={styles.icon}
      aria-label={label}
      title={label}
      aria-disabled={disabled || undefined}
      data-mirrored={mirrored || undefined}
      onClick={() => {
        if (!disabled) onPress();
      }}
    >
      <Icon name={icon} size={20} />
    </button>
  );
}
