import { Button } from '@comptoir/ui/button';
import { Choices } from '@comptoir/ui/choices';
import { Dialog } from '@comptoir/ui/dialog';
import { Field } from '@comptoir/ui/field';
import { Keypad } from '@comptoir/ui/keypad';
import { Notice } from '@comptoir/ui/notice';
import type { Measure } from '@comptoir/shared/tasks/operations';
import { type KeyboardEvent, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './measure-dialog.module.css';
import { boundsWords, isOutOfBounds, typedWith, valueOf } from './measured.ts';

/** Asks for a value; out of bounds it asks what was done, and records nothing without an answer. */
export default function MeasureDialog({
  title,
  measure,
  onRecord,
  onClose,
}: {
  title: string;
  measure: Measure;
  onRecord: (value: number, action: string | null) => void;
  onClose: () => void;
}) {
  const speech = useSpeech();
  const { text, number } = speech;
  const [typed, setTyped] = useState('');
  const [action, setAction] = useState('');
  const value = valueOf(typed);
  const out = value !== null && isOutOfBounds(value, measure);
  const bounds = boundsWords(speech, measure);
  const ready = value !== null && (!out || action.trim() !== '');
  const point = number(0.5).replace(/\d/g, '');

  const press = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    if (/^[0-9.,-]$/.test(event.key))
      setTyped(typedWith(typed, event.key === ',' ? '.' : event.key));
    else if (event.key === 'Backspace') setTyped(typed.slice(0, -1));
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={title} wide onClose={onClose}>
      {/* Digits typed on a keyboard reach the value wherever the focus stands in the dialog. */}
      <div className={styles.measure} onKeyDown={press}>
        <div className={styles.entry}>
          <div className={styles.head}>
            <output className={styles.value} data-out={out || undefined}>
              <span>{typed === '' ? '–' : typed.replace('.', point)}</span> {measure.unit}
            </output>
            <Button
              aria-label={text('tasks.measure-sign')}
              onClick={() => setTyped(typedWith(typed, '-'))}
            >
              +/−
            </Button>
          </div>
          {bounds === null ? null : <p className={styles.bounds}>{bounds}</p>}
          {out && bounds !== null ? (
            <div className={styles.out}>
              <Notice tone="danger" icon="warning" alert>
                {text('tasks.measure-out', { bounds })}
              </Notice>
              <p className={styles.ask}>{text('tasks.measure-action')}</p>
              <Choices
                label={text('tasks.measure-action')}
                options={[
                  text('tasks.action-fridge'),
                  text('tasks.action-moved'),
                  text('tasks.action-thrown'),
                  text('tasks.action-told'),
                ]}
                chosen={action}
                onChoose={setAction}
              />
              <Field
                label={text('tasks.measure-action')}
                quiet
                value={action}
                maxLength={200}
                onChange={(event) => setAction(event.target.value)}
              />
            </div>
          ) : null}
        </div>
        <Keypad
          onKey={(key) => setTyped(typedWith(typed, key))}
          onErase={() => setTyped(typed.slice(0, -1))}
          eraseLabel={text('pad.erase')}
          extra={{ key: '.', label: point }}
        />
      </div>
      <div className={styles.acts}>
        <Button onClick={onClose}>{text('act.cancel')}</Button>
        <Button
          tone="primary"
          icon="check"
          disabled={!ready}
          onClick={() => {
            if (value !== null && ready) onRecord(value, out ? action.trim() : null);
          }}
        >
          {value === null
            ? text('tasks.measure-record-empty')
            : text('tasks.measure-record', { value: number(value), unit: measure.unit })}
        </Button>
      </div>
    </Dialog>
  );
}
