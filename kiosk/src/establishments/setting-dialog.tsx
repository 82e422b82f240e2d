import { establishmentSettingsSchema } from '@comptoir/shared/establishments/operations';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './setting-dialog.module.css';
import { SettingEditor } from './setting-editor.tsx';
import type { EstablishmentField, EstablishmentFields } from './view.ts';

/** One setting: what it does, its value, and « Enregistrer ». */
export function SettingDialog({
  field,
  fields,
  busy,
  onSave,
  onClose,
}: {
  field: EstablishmentField;
  fields: EstablishmentFields;
  busy: boolean;
  onSave: (changes: Partial<EstablishmentFields>) => void;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const [value, setValue] = useState<unknown>(fields[field]);
  const wanted = readSetting(field, value);
  return (
    <Dialog title={text(`establishment.${field}`)} wide onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted !== undefined && !busy) onSave({ [field]: wanted });
        }}
      >
        <p className={styles.note}>{text(`establishment.${field}-note`)}</p>
        <SettingEditor field={field} fields={fields} value={value} onChange={setValue} />
        <div className={styles.acts}>
          <Button onClick={onClose}>{text('act.cancel')}</Button>
          <Button
            type="submit"
            tone="primary"
            aria-disabled={busy || undefined}
            disabled={wanted === undefined}
          >
            {text('establishment.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The value as the contract takes it; undefined for anything else. */
export function readSetting<F extends EstablishmentField>(
  field: F,
  value: unknown,
): EstablishmentFields[F] | undefined;
export function readSetting(field: EstablishmentField, value: unknown): unknown {
  if (field === 'name' || field === 'contact') {
    const typed = typeof value === 'string' ? value.trim() : '';
    if (typed === '') return field === 'contact' ? null : undefined;
    return typed.length <= longestText[field] ? typed : undefined;
  }
  const read = establishmentSettingsSchema.shape[field].safeParse(value);
  return read.success && value !== undefined ? read.data : undefined;
}

/** Characters. */
export const longestText = { name: 120, contact: 300 } as const;
