import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { photoSide, photoTypes } from '@comptoir/shared/employees/photo';
import { BusyButton } from '@comptoir/ui/busy-button';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Failure } from '../api/failure.ts';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { shrinkImage } from '../platform/shrink-image.ts';
import { useToast } from '../toasts.tsx';
import { editEmployee, sendPhoto } from './api.ts';
import styles from './person.module.css';

/** The photo of a record: made small here, sent, and saved at once by itself. */
export function RecordPhoto({ person }: { person: EmployeeRecord }) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const { photo } = person;
  const act = useAct(async (file: File | null) => {
    const image = file === null ? null : await shrinkImage(file, photoSide);
    if (file !== null && image === null) throw new Failure('unreadable-image');
    const to = image === null ? null : await sendPhoto(api, image);
    try {
      if (to !== photo) await editEmployee(api, person.id, { photo: { from: photo, to } });
    } finally {
      await queries.invalidateQueries({ queryKey: ['employees'] });
    }
    toast({ text: text(to === null ? 'record.photo-removed' : 'record.photo-saved') });
  });
  return (
    <div className={styles.photo} role="group" aria-label={text('record.photo')}>
      <input
        ref={input}
        type="file"
        hidden
        accept={photoTypes.join(',')}
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file may be chosen again after it was taken away.
          target.value = '';
          if (file !== undefined) void act.run(file);
        }}
      />
      <BusyButton
        icon="camera"
        busy={act.busy}
        busyLabel={text('act.sending')}
        onClick={() => input.current?.click()}
      >
        {text(photo === null ? 'colleague.photo-choose' : 'colleague.photo-change')}
      </BusyButton>
      {photo === null ? null : (
        <BusyButton
          tone="plain"
          busy={act.busy}
          busyLabel={text('act.sending')}
          onClick={() => void act.run(null)}
        >
          {text('colleague.photo-remove')}
        </BusyButton>
      )}
      <Failed failure={act.failure} />
    </div>
  );
}
