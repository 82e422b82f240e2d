import { PasswordField } from '@comptoir/ui/password-field';
import { useSpeech } from '../language/language.tsx';

/**
 * The password that the account has, not a new one.
 *
 * @param tried somebody has pressed the button already
 */
export function PresentPassword({
  label,
  password,
  tried,
  onPassword,
  autoFocus = false,
}: {
  /** Left out: « Mot de passe ». */
  label?: string;
  password: string;
  tried: boolean;
  onPassword: (password: string) => void;
  autoFocus?: boolean;
}) {
  const { text } = useSpeech();
  return (
    <PasswordField
      label={label ?? text('field.password')}
      autoComplete="current-password"
      autoFocus={autoFocus}
      show={text('password.show')}
      hide={text('password.hide')}
      value={password}
      error={tried && password === '' ? text('field.missing-password') : null}
      onChange={(event) => onPassword(event.target.value)}
    />
  );
}
