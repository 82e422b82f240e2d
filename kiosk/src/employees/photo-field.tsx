import { Button } from '@comptoir/ui/button';
import { Face } from '@comptoir/ui/face';
import { useSpeech } from '../language/language.tsx';
import styles from './form.module.css';
import { PersonFace } from '../faces.tsx';
import type { EmployeeLine } from './view.ts';

/** A photo, taken or chosen. Nothing is sent before the form is saved. */
export function PhotoField({
  line,
  chosen,
  removed,
  onPick,
  onRemove,
}: {
  line: EmployeeLine;
  chosen: Blob | null;
  removed: boolean;
  onPick: (camera: boolean) => void;
  onRemove: () => void;
}) {
  const { text } = useSpeech();
  const shows = chosen !== null || (line.photo !== null && !removed);
  return (
    <div className={styles.photo}>
      {chosen !== null ? (
        <Face image={chosen} initials={line.initials} colour={line.colour} size="large" />
      ) : (
        <PersonFace line={removed ? { ...line, photo: null } : line} size="large" />
      )}
      <Button icon="camera" onClick={() => onPick(true)}>
        {text('employees.photo-take')}
      </Button>
      <Button onClick={() => onPick(false)}>{text('employees.photo-choose')}</Button>
      {shows ? (
        <Button tone="plain" onClick={onRemove}>
          {text('employees.photo-remove')}
        </Button>
      ) : null}
    </div>
  );
}
