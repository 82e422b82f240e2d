import { Choices } from '@comptoir/ui/choices';
import { TextField } from '@comptoir/ui/text-field';
import { useSpeech } from '../../language/language.tsx';
import styles from './corrections.module.css';

const ready = {
  correct: ['forgotten', 'break', 'mistake', 'tablet'],
  refuse: ['hours-wrong', 'not-agreed', 'talk'],
  reopen: ['late', 'mistake', 'asked'],
  object: [],
} as const;
export type ReasonAbout = keyof typeof ready;

/** Why: ready words at a press, or any others. A reason is never left out. */
export function ReasonField({
  about,
  reason,
  tried,
  onReason,
}: {
  about: ReasonAbout;
  reason: string;
  /** It was sent without one: what is missing is said. */
  tried: boolean;
  onReason: (reason: string) => void;
}) {
  const { text } = useSpeech();
  const options = ready[about].map((one) => text(`correct.reason-${one}`));
  return (
    <div className={styles.reasons}>
      {options.length === 0 ? null : (
        <Choices
          label={text('correct.reasons')}
          options={options}
          chosen={reason}
          onChoose={onReason}
        />
      )}
      <TextField
        label={text('correct.reason')}
        hint={text('correct.reason-hint')}
        maxLength={500}
        value={reason}
        error={tried && reason.trim() === '' ? text('correct.reason-missing') : null}
        onChange={({ target }) => onReason(target.value)}
      />
    </div>
  );
}
