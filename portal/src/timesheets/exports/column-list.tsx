import type { ExportFormat } from '@comptoir/shared/timesheets/export-format';
import { Icon } from '@comptoir/ui/icon';
import { FieldError, SelectField, TextField } from '@comptoir/ui/text-field';
import { useId } from 'react';
import { useSpeech } from '../../language/language.tsx';
import { type Column, fieldsOf, isPayroll, isWrongHeader, moved } from './export-draft.ts';
import styles from './exports.module.css';

/** Columns in their order, each with the header or the code that it has in the file. */
export function ColumnList({
  format,
  columns,
  wrong,
  onChange,
}: {
  format: ExportFormat;
  columns: readonly Column[];
  wrong: string | null;
  onChange: (columns: Column[]) => void;
}) {
  const { text } = useSpeech();
  const id = useId();
  const payroll = isPayroll(format);
  const left = fieldsOf(format).filter((field) => !columns.some((one) => one.field === field));
  const put = (at: number, header: string) =>
    onChange(columns.map((one, index) => (index === at ? { ...one, header } : one)));
  return (
    <fieldset
      className={styles.columns}
      aria-describedby={wrong === null ? undefined : `${id}-error`}
    >
      <legend>{text(payroll ? 'payroll.items' : 'payroll.columns')}</legend>
      <p className={styles.soft}>{text(payroll ? 'payroll.items-hint' : 'payroll.columns-hint')}</p>
      <ol>
        {columns.map(({ field, header }, at) => {
          const name = text(`payroll.field-${field}`);
          return (
            <li key={field} className={styles.column}>
              <TextField
                label={name}
                maxLength={40}
                placeholder={text(payroll ? 'payroll.code' : 'payroll.header')}
                value={header}
                error={isWrongHeader(header) ? text('payroll.wrong-header') : null}
                onChange={({ target }) => put(at, target.value)}
              />
              <IconButton
                icon="upwards"
                label={text('payroll.up', { name })}
                disabled={at === 0}
                onPress={() => onChange(moved(columns, at, -1))}
              />
              <IconButton
                icon="downwards"
                label={text('payroll.down', { name })}
                disabled={at === columns.length - 1}
                onPress={() => onChange(moved(columns, at, 1))}
              />
              <IconButton
                icon="close"
                label={text('payroll.remove', { name })}
                onPress={() => onChange(columns.filter((_, index) => index !== at))}
              />
            </li>
          );
        })}
      </ol>
      {left.length === 0 ? null : (
        <SelectField
          label={text('payroll.add')}
          value=""
          onChange={({ target }) => {
            const field = left.find((one) => one === target.value);
            if (field === undefined) return;
            const header = payroll ? '' : text(`payroll.field-${field}`);
            onChange([...columns, { field, header }]);
          }}
        >
          <option value="">{text('payroll.add-which')}</option>
          {left.map((field) => (
            <option key={field} value={field}>
              {text(`payroll.field-${field}`)}
            </option>
          ))}
        </SelectField>
      )}
      <FieldError id={id} error={wrong} />
    </fieldset>
  );
}

function IconButton({
  icon,
  label,
  disabled = false,
  onPress,
}: {
  icon: 'upwards' | 'downwards' | 'close';
  label: string;
  disabled?: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      className={styles.small}
      aria-label={label}
      disabled={disabled}
      onClick={onPress}
    >
      <Icon name={icon} size={20} />
    </button>
  );
}
