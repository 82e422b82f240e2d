import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Failure } from './api/failure.ts';
import { Failed } from './failed.tsx';
import { useSpeech } from './language/language.tsx';
import { Acts, Fields } from './page.tsx';

/** Asks before something that is hard to take back, and says in plain words what it touches. */
export function Confirm({
  title,
  act,
  danger = true,
  busy,
  failure,
  onConfirm,
  onClose,
  children,
}: {
  title: string;
  act: string;
  danger?: boolean;
  busy: boolean;
  failure: Failure | null;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { text } = useSpeech();
  const cancel = useRef<HTMLButtonElement>(null);
  // What is hard to take back is never one careless Enter away.
  useEffect(() => {
    if (danger) cancel.current?.focus();
  }, [danger]);
  return (
    <Dialog title={title} onClose={onClose}>
      <Fields>
        {children}
        <Failed failure={failure} />
        <Acts>
          <BusyButton
            tone={danger ? 'danger' : 'primary'}
            busy={busy}
            busyLabel={text('act.sending')}
            onClick={onConfirm}
          >
            {act}
          </BusyButton>
          <Button ref={cancel} onClick={onClose}>
            {text('act.cancel')}
          </Button>
        </Acts>
      </Fields>
    </Dialog>
  );
}
