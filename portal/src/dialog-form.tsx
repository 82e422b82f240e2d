import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import type { ReactNode } from 'react';
import type { Failure } from './api/failure.ts';
import { Failed } from './failed.tsx';
import { useSpeech } from './language/language.tsx';
import { Acts, Fields } from './page.tsx';

/** A dialog that asks for something in fields: what went wrong stands above its two acts, sending and leaving. */
export function DialogForm({
  title,
  act,
  tone = 'primary',
  wide = false,
  busy,
  failure,
  onSubmit,
  onClose,
  children,
}: {
  title: string;
  /** What sending is called. */
  act: string;
  tone?: 'primary' | 'danger';
  wide?: boolean;
  busy: boolean;
  failure: Failure | null;
  /** Gets the form, so that the first wrong field of it can take the focus. */
  onSubmit: (form: HTMLFormElement) => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { text } = useSpeech();
  return (
    <Dialog title={title} wide={wide} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit(event.currentTarget);
        }}
      >
        <Fields>
          {children}
          <Failed failure={failure} />
          <Acts>
            <BusyButton type="submit" tone={tone} busy={busy} busyLabel={text('act.sending')}>
              {act}
            </BusyButton>
            <Button onClick={onClose}>{text('act.cancel')}</Button>
          </Acts>
        </Fields>
      </form>
    </Dialog>
  );
}
