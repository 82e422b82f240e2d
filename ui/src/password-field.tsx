import { type ComponentProps, useState } from 'react';
import { Icon } from './icon.tsx';
import styles from './password-field.module.css';
import { TextField } from './text-field.tsx';

type Props = Omit<ComponentProps<typeof TextField>, 'type' | 'aside'> & {
  /** Words of the button, « Afficher » and « Masquer ». */
  show: string;
  hide: string;
};

/** A password that can be read while it is typed: fewer mistakes, above all on a phone. */
export function PasswordField({ show, hide, ...rest }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...rest}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      aside={
        <button
          type="button"
          className={styles.toggle}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon name="eye" size={20} />
          <span>{shown ? hide : show}</span>
        </button>
      }
    />
  );
}
