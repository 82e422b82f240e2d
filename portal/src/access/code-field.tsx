import { Button } from '@comptoir/ui/button';
import { TextField } from '@comptoir/ui/text-field';
import { useEffect, useRef, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './code-field.module.css';
import { isWholeCode, readCode } from './code.ts';

/**
 * The code of an authenticator, or one of the recovery codes behind a link. What is pasted or filled in by the phone is
 * taken as it comes, spaces and all.
 *
 * @param tried somebody has pressed the button already
 */
export function CodeField({
  code,
  tried,
  onCode,
  recovery = true,
  autoFocus = false,
}: {
  code: string;
  tried: boolean;
  onCode: (code: string) => void;
  /** A recovery code will do as well. */
  recovery?: boolean;
  autoFocus?: boolean;
}) {
  const { text } = useSpeech();
  const [lost, setLost] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!autoFocus && !lost) return;
    // The heading of a new page takes the focus first: here the next thing is to type.
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [autoFocus, lost]);
  const wrong = tried && !isWholeCode(code, lost);
  return (
    <div className={styles.code}>
      {lost ? (
        <TextField
          key="recovery"
          label={text('account.recovery-code')}
          hint={text('account.recovery-code-hint')}
          ref={field}
          autoCapitalize="characters"
          autoCorrect="off"
          maxLength={80}
          value={code}
          error={wrong ? text('field.missing') : null}
          onChange={(event) => onCode(event.target.value)}
        />
      ) : (
        <div className={styles.digits}>
          <TextField
            key="digits"
            label={text('account.code')}
            hint={text('account.code-hint')}
            ref={field}
            autoComplete="one-time-code"
            inputMode="numeric"
            value={code}
            error={wrong ? text('account.code-short') : null}
            onChange={(event) => onCode(readCode(event.target.value))}
          />
        </div>
      )}
      {recovery ? (
        <Button
          tone="plain"
          onClick={() => {
            onCode('');
            setLost(!lost);
          }}
        >
          {text(lost ? 'account.with-code' : 'account.without-phone')}
        </Button>
      ) : null}
    </div>
  );
}
