import { Button } from '@comptoir/ui/button';
import { TextField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './form.module.css';
import { goOnAtEnter } from './on-enter.ts';
import { TeamField } from './team-field.tsx';

export type NewPerson = { given: string; family: string; team: string };

/** K12: a name is enough. Three fields, and the code is there. */
export function AddForm({
  teams,
  first,
  busy,
  onChange,
  onAdd,
  onCancel,
}: {
  teams: string[];
  /** What was typed before the settings locked. */
  first: NewPerson;
  busy: boolean;
  /** Kept for whoever comes back after a lock. */
  onChange: (typed: NewPerson) => void;
  onAdd: (person: NewPerson) => void;
  onCancel: () => void;
}) {
  const { text } = useSpeech();
  const [typed, setTyped] = useState(first);
  const [missing, setMissing] = useState(false);
  const change = (changed: Partial<NewPerson>) => {
    const next = { ...typed, ...changed };
    setMissing(false);
    setTyped(next);
    onChange(next);
  };
  const optional = (word: string) => `${word} (${text('employees.optional')})`;
  return (
    <form
      className={styles.form}
      noValidate
      onKeyDown={goOnAtEnter}
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        if (/[^\p{Z}\p{C}\p{M}]/u.test(typed.given)) onAdd(typed);
        else setMissing(true);
      }}
    >
      <div className={styles.scroll}>
        <h1>{text('employees.add-title')}</h1>
        <p className={styles.note}>{text('employees.add-note')}</p>
        <div className={styles.two}>
          <TextField
            label={text('employees.given')}
            value={typed.given}
            maxLength={80}
            autoCapitalize="words"
            enterKeyHint="next"
            autoFocus
            error={missing ? text('employees.fault-name-missing') : null}
            onChange={(event) => change({ given: event.target.value })}
          />
          <TextField
            label={optional(text('employees.family'))}
            value={typed.family}
            maxLength={80}
            autoCapitalize="words"
            enterKeyHint="next"
            onChange={(event) => change({ family: event.target.value })}
          />
        </div>
        <TeamField
          label={optional(text('employees.team-field'))}
          teams={teams}
          value={typed.team}
          error={null}
          last
          onChange={(team) => change({ team })}
        />
      </div>
      <div className={styles.foot}>
        <Button onClick={onCancel}>{text('act.cancel')}</Button>
        <Button
          type="submit"
          tone="primary"
          size="large"
          icon="add"
          aria-disabled={busy || undefined}
        >
          {text('employees.add-do')}
        </Button>
      </div>
    </form>
  );
}
