import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { Notice } from '@comptoir/ui/notice';
import { OptionCards } from '@comptoir/ui/option-cards';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import dialog from './employees.module.css';
import type { EmployeeLine } from './view.ts';
import { nameOf } from './words.ts';

/** « C'est la même personne »: which record stays. The other one melts into it. */
export function TwinDialog({
  lines,
  busy,
  onMerge,
  onClose,
}: {
  /** The record that is open, then those that bear the same name. */
  lines: EmployeeLine[];
  busy: boolean;
  onMerge: (person: string, into: string) => void;
  onClose: () => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const [open, ...others] = lines;
  const [kept, setKept] = useState<string | null>(
    // A manager's record cannot be the one that goes (T16).
    lines.find((line) => line.role === 'manager')?.id ?? null,
  );
  const detail = (line: EmployeeLine) =>
    [
      ...(line.role === 'manager' ? [text('employees.role-manager')] : []),
      ...(line.team === null ? [] : [line.team]),
      ...(line.email === null ? [] : [line.email]),
      text(`employees.pin-${line.pin}`),
      text(`employees.access-${line.access}`),
      ...(line.pending ? [text('employees.unsent')] : []),
    ].join(' · ');
  // Two at a time: of three records the open one and the one that was chosen, or the first other.
  const goes = kept === open?.id ? others[0]?.id : open?.id;
  const options = lines.some((line) => line.role === 'manager')
    ? lines.filter((line) => line.role === 'manager')
    : lines;
  return (
    <Dialog title={text('employees.twin-title')} onClose={onClose}>
      <div className={dialog.warning}>
        <OptionCards
          label={text('employees.twin-title')}
          hideLabel
          options={options.map((line) => ({
            value: line.id,
            title: nameOf(speech, line),
            text: detail(line),
          }))}
          chosen={kept}
          onChoose={setKept}
        />
        <Notice tone="warn" icon="warning">
          {text('employees.twin-what')}
        </Notice>
      </div>
      <div className={dialog.dialogActs}>
        <Button onClick={onClose}>{text('act.cancel')}</Button>
        <Button
          tone="primary"
          disabled={kept === null || goes === undefined || busy}
          onClick={() => kept !== null && goes !== undefined && onMerge(goes, kept)}
        >
          {text('employees.twin-do')}
        </Button>
      </div>
    </Dialog>
  );
}
