import { Button } from '@comptoir/ui/button';
import { TextField } from '@comptoir/ui/text-field';
import { useSpeech } from '../language/language.tsx';
import type { RulesDraft } from './rules-draft.ts';
import styles from './time-rules.module.css';

type Step = RulesDraft['overtime'][number];
const most = 4;

/** Thresholds of a week, and by how much time beyond each is raised. */
export function OvertimeSteps({
  steps,
  wrong,
  onSteps,
}: {
  steps: readonly Step[];
  wrong: (key: string) => string | null;
  onSteps: (steps: Step[]) => void;
}) {
  const { text } = useSpeech();
  const change = (key: string, wanted: Partial<Step>) =>
    onSteps(steps.map((step) => (step.key === key ? { ...step, ...wanted } : step)));
  const add = () => {
    const free = [0, 1, 2, 3, 4].find((n) => steps.every(({ key }) => key !== `new-${n}`)) ?? 0;
    onSteps([...steps, { key: `new-${free}`, after: '', rate: '' }]);
  };
  return (
    <div className={styles.overtime}>
      <p className={styles.soft}>{text('rules.overtime-why')}</p>
      {steps.map(({ key, after, rate }, at) => (
        <div
          key={key}
          className={styles.step}
          role="group"
          aria-label={text('rules.step', { number: at + 1 })}
        >
          <TextField
            label={text('rules.after')}
            value={after}
            error={wrong(key)}
            onChange={({ target }) => change(key, { after: target.value })}
          />
          <TextField
            label={text('rules.rate')}
            inputMode="numeric"
            value={rate}
            onChange={({ target }) => change(key, { rate: target.value })}
          />
          <Button
            icon="close"
            aria-label={`${text('correct.drop')}, ${text('rules.step', { number: at + 1 })}`}
            onClick={() => onSteps(steps.filter((step) => step.key !== key))}
          >
            {text('correct.drop')}
          </Button>
        </div>
      ))}
      {steps.length < most ? (
        <div>
          <Button icon="add" onClick={add}>
            {text('rules.add-step')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
