import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { ContactFields, IdentityFields, WorkFields } from './edit-fields.tsx';
import { fieldNames } from './field-names.ts';
import {
  type FormFaults,
  type FormValues,
  changesOf,
  overtaken,
  readForm,
  typedIn,
  valuesOf,
} from './form.ts';
import styles from './form.module.css';
import { goOnAtEnter } from './on-enter.ts';
import { PhotoField } from './photo-field.tsx';
import type { EmployeeFields, RecordView } from './view.ts';
import { nameOf, valueWords } from './words.ts';

/** What was typed and not saved; `photo` is an image that was chosen. */
export type Typed = { values: Partial<FormValues>; photo: Blob | null };

/** K8: every field of a record. Only what was changed is written, field by field (O4). */
export function EditForm({
  record,
  teams,
  first,
  field,
  busy,
  onChange,
  onPicked,
  onSave,
  onCancel,
}: {
  /** As it stands now; it may change under the form. */
  record: RecordView;
  teams: string[];
  /** What was typed before the settings locked. */
  first: Typed;
  /** What the form was opened for. */
  field: 'email' | null;
  busy: boolean;
  /** Kept for whoever comes back after a lock. */
  onChange: (typed: Typed) => void;
  /** Asks for a picture; `picked` may be called after this form has gone. */
  onPicked: (camera: boolean, picked: (image: Blob) => void) => void;
  onSave: (changes: Partial<EmployeeFields>, photo: Blob | null) => void;
  onCancel: () => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const [before] = useState(record.fields);
  const [values, setValues] = useState<FormValues>({ ...valuesOf(before), ...first.values });
  const [image, setImage] = useState<{ chosen: Blob | null; removed: boolean }>({
    chosen: first.photo,
    removed: false,
  });
  const [faults, setFaults] = useState<FormFaults>({});
  const [moved, setMoved] = useState<(keyof EmployeeFields)[]>([]);

  const change = (changed: Partial<FormValues>) => {
    const next = { ...values, ...changed };
    setValues(next);
    setFaults((known) =>
      Object.fromEntries(Object.entries(known).filter(([key]) => !(key in changed))),
    );
    onChange({ values: typedIn(valuesOf(before), next), photo: image.chosen });
  };
  const save = () => {
    if (busy) return;
    const read = readForm(values);
    if (!read.ok) {
      setFaults(read.refusal);
      return;
    }
    const changes: Partial<EmployeeFields> = {
      ...changesOf(before, read.value),
      ...(image.removed && before.photo !== null ? { photo: null } : {}),
    };
    const taken = overtaken(before, record.fields, changes);
    // Said once, with the value that stands there now; the manager decides.
    if (taken.some((field) => !moved.includes(field))) setMoved(taken);
    else onSave(changes, image.chosen);
  };
  const parts = {
    ...{ values, change, record },
    fault: (key: keyof FormValues) => {
      const fault = faults[key];
      return fault === undefined ? null : text(`employees.fault-${fault}`);
    },
  };
  return (
    <form
      className={styles.form}
      noValidate
      onKeyDown={goOnAtEnter}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className={styles.scroll}>
        <h1>{text('employees.edit-title', { name: nameOf(speech, record.line) })}</h1>
        <PhotoField
          line={record.line}
          chosen={image.chosen}
          removed={image.removed}
          onPick={(camera) => onPicked(camera, (chosen) => setImage({ chosen, removed: false }))}
          onRemove={() => {
            setImage({ chosen: null, removed: true });
            onChange({ values: typedIn(valuesOf(before), values), photo: null });
          }}
        />
        <IdentityFields {...parts} />
        <ContactFields {...parts} emailFirst={field === 'email'} />
        <WorkFields {...parts} teams={teams} />
      </div>
      {Object.keys(faults).length === 0 ? null : (
        <Notice tone="danger" icon="warning" alert>
          {text('employees.form-faults')}
        </Notice>
      )}
      {moved.length === 0 ? null : (
        <Notice tone="warn" icon="warning" alert>
          {text('employees.overtaken', {
            fields: moved
              .map((field) =>
                text('employees.overtaken-value', {
                  field: text(fieldNames[field]),
                  value: valueWords(speech, field, record.fields[field]),
                }),
              )
              .join('\u00a0; '),
          })}
        </Notice>
      )}
      <div className={styles.foot}>
        <Button onClick={onCancel}>{text('act.cancel')}</Button>
        <Button type="submit" tone="primary" icon="check" aria-disabled={busy || undefined}>
          {text(moved.length === 0 ? 'employees.save' : 'employees.save-anyway')}
        </Button>
      </div>
    </form>
  );
}
