import { Badge } from '@comptoir/ui/badge';
import { Icon } from '@comptoir/ui/icon';
import { memo } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './list.module.css';
import { PersonFace } from '../faces.tsx';
import type { EmployeeLine } from './view.ts';
import { accessLooks, nameOf } from './words.ts';

/** One person of the list. Redrawn only when the person changed: sixty of them scroll smoothly. */
export const EmployeeRow = memo(function EmployeeRow({
  line,
  onOpen,
}: {
  line: EmployeeLine;
  onOpen: (person: string) => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const marks = line.pending || line.clashes > 0 || line.twins.length > 0;
  return (
    <button type="button" className={styles.row} onClick={() => onOpen(line.id)}>
      <PersonFace line={line} />
      <span className={styles.who}>
        <span className={styles.name}>
          <b>{nameOf(speech, line)}</b>
          {line.display === null ? null : <span className={styles.display}> ({line.display})</span>}
        </span>
        <span className={styles.detail}>
          {text(`employees.role-${line.role}`)}
          {line.team === null ? null : ` · ${line.team}`}
        </span>
        {marks ? <Marks line={line} /> : null}
      </span>
      <span className={styles.states}>
        <span className={styles.state} data-tone={line.pin === 'set' ? 'quiet' : 'warn'}>
          <Icon name={line.pin === 'locked' ? 'lock' : 'key'} size={18} />
          <span>{text(`employees.pin-${line.pin}`)}</span>
        </span>
        <span className={styles.state} data-tone={accessLooks[line.access].tone}>
          <Icon name={accessLooks[line.access].icon} size={18} />
          <span>{text(`employees.access-${line.access}`)}</span>
        </span>
      </span>
      <span className={styles.open}>
        <Icon name="forward" size={20} />
      </span>
    </button>
  );
});

/** What asks for attention: a choice between two values, a double, something only this tablet knows. */
export function Marks({ line }: { line: Pick<EmployeeLine, 'pending' | 'clashes' | 'twins'> }) {
  const { text } = useSpeech();
  return (
    <span className={styles.marks}>
      {line.clashes === 0 ? null : (
        <Badge tone="danger" icon="warning">
          {text('employees.clashes', { count: line.clashes })}
        </Badge>
      )}
      {line.twins.length === 0 ? null : (
        <Badge tone="warn" icon="people">
          {text('employees.twin')}
        </Badge>
      )}
      {line.pending ? (
        <Badge tone="warn" icon="sending">
          {text('employees.unsent')}
        </Badge>
      ) : null}
    </span>
  );
}
