import { Button } from '@comptoir/ui/button';
import { TextField } from '@comptoir/ui/text-field';
import { useSpeech } from '../language/language.tsx';
import { Fields, Pair } from '../page.tsx';
import { type LimitName, type RulesDraft, type RulesFault, limitNames } from './rules-draft.ts';
import styles from './time-rules.module.css';

/** What is warned of, never blocked: the law's own figures, unless an agreement says otherwise. */
export function LimitFields({
  draft,
  wrong,
  open,
  onChange,
  onLaw,
}: {
  draft: RulesDraft;
  wrong: (fault: RulesFault) => string | null;
  /** Something in there cannot be read. */
  open: boolean;
  onChange: (change: Partial<RulesDraft>) => void;
  onLaw: () => void;
}) {
  const { text } = useSpeech();
  const { limits } = draft;
  const field = (name: LimitName) => (
    <TextField
      key={name}
      label={text(`rules.limit-${name}`)}
      value={limits[name]}
      error={wrong(name)}
      onChange={({ target }) => onChange({ limits: { ...limits, [name]: target.value } })}
    />
  );
  const of = (minor: boolean) =>
    limitNames.filter((name) => name.startsWith('minor') === minor).map(field);
  return (
    <>
      <p className={styles.soft}>{text('rules.limits-why')}</p>
      <details className={styles.limits} open={open || undefined}>
        <summary>{text('rules.limits-show')}</summary>
        <Fields>
          <h3>{text('rules.adults')}</h3>
          <Pair>
            {of(false)}
            <TextField
              label={text('rules.limit-weeks')}
              inputMode="numeric"
              value={draft.averageWeeks}
              error={wrong('averageWeeks')}
              onChange={({ target }) => onChange({ averageWeeks: target.value })}
            />
          </Pair>
          <h3>{text('rules.minors')}</h3>
          <Pair>{of(true)}</Pair>
          <div>
            <Button icon="undo" onClick={onLaw}>
              {text('rules.law')}
            </Button>
          </div>
        </Fields>
      </details>
    </>
  );
}
