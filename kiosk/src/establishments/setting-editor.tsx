import { languages } from '@comptoir/shared/establishments/languages';
import type { Retention } from '@comptoir/shared/establishments/operations';
import { Choices } from '@comptoir/ui/choices';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useSpeech } from '../language/language.tsx';
import { hourWords } from './setting-words.ts';
import styles from './setting-dialog.module.css';
import type { EstablishmentField, EstablishmentFields } from './view.ts';
import { ZoneList } from './zone-list.tsx';

type Props = {
  field: EstablishmentField;
  fields: EstablishmentFields;
  /** What stands in the dialog, right or not. */
  value: unknown;
  onChange: (value: unknown) => void;
};

const hours = Array.from({ length: 13 }, (_, hour) => hour);
const halfHours = Array.from({ length: 47 }, (_, index) => 60 + index * 30);

/** The control of one setting: the largest that a finger can use. */
export function SettingEditor({ field, fields, value, onChange }: Props) {
  const { text, duration } = useSpeech();
  const label = text(`establishment.${field}`);
  switch (field) {
    case 'name':
    case 'contact':
      return (
        <TextField
          label={label}
          value={(value as string | null) ?? ''}
          maxLength={field === 'name' ? 120 : 300}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'zone':
      return <ZoneList present={fields.zone} chosen={value as string} onChoose={onChange} />;
    case 'cutOffHour':
      return (
        <Choices
          label={label}
          options={hours.map(hourWords)}
          chosen={hourWords(value as number)}
          onChoose={(option) => onChange(hours.find((hour) => hourWords(hour) === option))}
        />
      );
    case 'openPeriodLimit': {
      const present = fields.openPeriodLimit;
      const offered = halfHours.includes(present) ? halfHours : [present, ...halfHours];
      return (
        <SelectField
          label={label}
          value={value as number}
          onChange={(event) => onChange(Number(event.target.value))}
        >
          {offered.map((minutes) => (
            <option key={minutes} value={minutes}>
              {duration(minutes * 60_000)}
            </option>
          ))}
        </SelectField>
      );
    }
    case 'pinLength':
      return (
        <Choices
          label={label}
          options={[4, 5, 6].map((count) => text('establishment.pinLength-value', { count }))}
          chosen={text('establishment.pinLength-value', { count: value as number })}
          onChoose={(option) => onChange(Number(/\d/.exec(option)?.[0]))}
        />
      );
    case 'pinChange':
    case 'hideStatuses':
    case 'hideSurnames': {
      const yes = text('establishment.yes');
      return (
        <Choices
          label={label}
          options={[yes, text('establishment.no')]}
          chosen={value === true ? yes : text('establishment.no')}
          onChoose={(option) => onChange(option === yes)}
        />
      );
    }
    case 'languages':
      return <Offered chosen={value as EstablishmentFields['languages']} onChange={onChange} />;
    case 'language':
      return (
        <Choices
          label={label}
          options={fields.languages.map((one) => text(`settings.language-${one}`))}
          chosen={text(`settings.language-${value as 'fr' | 'en'}`)}
          onChoose={(option) =>
            onChange(languages.find((one) => text(`settings.language-${one}`) === option))
          }
        />
      );
    case 'leaseDays':
      return (
        <Figure
          label={text('establishment.leaseDays-field')}
          value={value as number}
          least={3}
          most={60}
          onChange={onChange}
        />
      );
    case 'retention': {
      const kept = value as Retention;
      return (
        <>
          {(['punches', 'checkOffs', 'contacts'] as const).map((one) => (
            <Figure
              key={one}
              label={text(`establishment.retention-${one}`)}
              value={kept[one]}
              least={leastMonths[one]}
              most={120}
              onChange={(months) => onChange({ ...kept, [one]: months })}
            />
          ))}
        </>
      );
    }
  }
}

const leastMonths: Retention = { punches: 12, checkOffs: 3, contacts: 0 };

/** A whole number in its bounds; NaN while nothing is typed. */
function Figure({
  label,
  value,
  least,
  most,
  onChange,
}: {
  label: string;
  value: number;
  least: number;
  most: number;
  onChange: (value: number) => void;
}) {
  const { text } = useSpeech();
  const right = Number.isInteger(value) && value >= least && value <= most;
  const bounds = text('establishment.from-to', { least, most });
  return (
    <TextField
      label={label}
      inputMode="numeric"
      maxLength={3}
      value={Number.isNaN(value) ? '' : String(value)}
      error={right ? null : bounds}
      onChange={(event) => {
        const digits = event.target.value.replaceAll(/\D/g, '');
        onChange(digits === '' ? NaN : Number(digits));
      }}
    />
  );
}

function Offered({
  chosen,
  onChange,
}: {
  chosen: EstablishmentFields['languages'];
  onChange: (value: unknown) => void;
}) {
  const { text } = useSpeech();
  return (
    <fieldset className={styles.checks}>
      <legend className={styles.spoken}>{text('establishment.languages')}</legend>
      {languages.map((one) => (
        <label key={one} className={styles.check}>
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={({ target }) =>
              onChange(
                languages.filter((other) =>
                  other === one ? target.checked : chosen.includes(other),
                ),
              )
            }
          />
          <span>{text(`settings.language-${one}`)}</span>
        </label>
      ))}
      {chosen.length === 0 ? (
        <p role="alert" className={styles.wrong}>
          {text('establishment.languages-one')}
        </p>
      ) : null}
    </fieldset>
  );
}
