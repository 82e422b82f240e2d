import { Choices } from '@comptoir/ui/choices';
import { TextField } from '@comptoir/ui/text-field';
import { useSpeech } from '../language/language.tsx';
import styles from './form.module.css';

/** A team is a word: one of those that exist, by one press, or another one typed. */
export function TeamField({
  label,
  teams,
  value,
  error,
  last = false,
  onChange,
}: {
  label: string;
  teams: string[];
  value: string;
  error: string | null;
  /** Enter finishes here. */
  last?: boolean;
  onChange: (team: string) => void;
}) {
  const { text } = useSpeech();
  return (
    <div className={styles.team}>
      <TextField
        label={label}
        value={value}
        maxLength={40}
        autoCapitalize="sentences"
        enterKeyHint={last ? 'done' : 'next'}
        error={error}
        onChange={(event) => onChange(event.target.value)}
      />
      {teams.length === 0 ? null : (
        <Choices
          label={text('employees.teams')}
          options={teams}
          chosen={value}
          onChoose={(team) => onChange(team === value ? '' : team)}
        />
      )}
    </div>
  );
}
