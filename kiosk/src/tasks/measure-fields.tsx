import { Choices } from '@comptoir/ui/choices';
import { TextField } from '@comptoir/ui/text-field';
import { useSpeech } from '../language/language.tsx';
import type { TaskFault, TypedTask } from './list-rules.ts';
import styles from './measure-fields.module.css';

type Typed = NonNullable<TypedTask['measure']>;

/** The usual bounds of food hygiene: typed once, tapped ever after. */
const presets = {
  'task.preset-fridge': { min: '0', max: '4' },
  'task.preset-freezer': { min: '', max: '-18' },
  'task.preset-hot': { min: '63', max: '' },
} as const;
type Preset = keyof typeof presets;
const named = Object.keys(presets) as Preset[];

/** Unit and bounds of what is measured. The sign has a key of its own: number keyboards of tablets have none. */
export function MeasureFields({
  measure,
  faultWords,
  onChange,
}: {
  measure: Typed;
  faultWords: (...faults: TaskFault[]) => string | null;
  onChange: (measure: Typed) => void;
}) {
  const { text } = useSpeech();
  const { unit, min, max } = measure;
  const celsius = unit === '°C';
  const preset = named.find((one) => presets[one].min === min && presets[one].max === max);
  const bound = (of: 'min' | 'max', error: string | null) => (
    <TextField
      label={text(`task.${of}`)}
      error={error}
      inputMode="decimal"
      placeholder={text('task.no-bound')}
      maxLength={9}
      value={measure[of]}
      onChange={(event) => onChange({ ...measure, [of]: event.target.value })}
      aside={
        <>
          <span className={styles.unit}>{unit}</span>
          <button
            type="button"
            className={styles.sign}
            aria-label={text('task.sign')}
            onClick={() => onChange({ ...measure, [of]: otherSign(measure[of]) })}
          >
            +/−
          </button>
        </>
      }
    />
  );
  return (
    <div className={styles.measure}>
      {celsius ? (
        <Choices
          label={text('task.bounds')}
          options={named.map((one) => text(one))}
          chosen={preset === undefined ? '' : text(preset)}
          onChoose={(chosen) => {
            const one = named.find((key) => text(key) === chosen);
            if (one !== undefined) onChange({ ...measure, ...presets[one] });
          }}
        />
      ) : null}
      <div className={styles.fields} data-three={celsius ? undefined : true}>
        {celsius ? null : (
          <TextField
            label={text('task.unit')}
            placeholder={text('task.unit-hint')}
            error={faultWords('no-unit')}
            maxLength={12}
            value={unit}
            onChange={(event) => onChange({ ...measure, unit: event.target.value })}
          />
        )}
        {bound('min', faultWords('bad-bound', 'crossed-bounds'))}
        {bound('max', null)}
      </div>
    </div>
  );
}

function otherSign(typed: string): string {
  const text = typed.trim();
  return /^[-−]/.test(text) ? text.slice(1) : `-${text}`;
}
