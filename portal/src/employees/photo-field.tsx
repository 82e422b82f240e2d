import { photoSide } from '@comptoir/shared/employees/photo';
import { Button } from '@comptoir/ui/button';
import { Face } from '@comptoir/ui/face';
import { useRef, useState } from 'react';
import { initialsOf } from '../initials.ts';
import { useSpeech } from '../language/language.tsx';
import { shrinkImage } from '../platform/shrink-image.ts';
import styles from './photo-field.module.css';

/** A photo, chosen or taken, made small before anything is sent. */
export function PhotoField({
  photo,
  name,
  onPhoto,
}: {
  photo: Blob | null;
  name: { given: string; family: string };
  onPhoto: (photo: Blob | null) => void;
}) {
  const { text } = useSpeech();
  const input = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const take = async (file: File) => {
    const shrunk = await shrinkImage(file, photoSide);
    setUnreadable(shrunk === null);
    if (shrunk !== null) onPhoto(shrunk);
  };
  return (
    <div className={styles.field}>
      <Face image={photo} initials={initialsOf(name)} colour="slate" />
      <input
        ref={input}
        type="file"
        accept="image/*"
        aria-label={text('colleague.photo')}
        tabIndex={-1}
        className={styles.file}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again after it was taken away.
          event.target.value = '';
          if (file !== undefined) void take(file);
        }}
      />
      <Button icon="camera" onClick={() => input.current?.click()}>
        {text(photo === null ? 'colleague.photo-choose' : 'colleague.photo-change')}
      </Button>
      {photo === null ? null : (
        <Button tone="plain" onClick={() => onPhoto(null)}>
          {text('colleague.photo-remove')}
        </Button>
      )}
      {unreadable ? (
        <p role="alert" className={styles.wrong}>
          {text('colleague.photo-unreadable')}
        </p>
      ) : null}
    </div>
  );
}
