import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { DoorwayTitle } from '../doorway.tsx';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import styles from './access.module.css';
import { logOut } from './api.ts';

/** R13: an account that nobody has opened an access for yet. It waits here, and is let in as soon as somebody does. */
export function WaitingAccount({
  email,
  onLook,
  onOut,
}: {
  /** Null where only the server knows it. */
  email: string | null;
  onLook: () => Promise<unknown>;
  onOut: () => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const [looked, setLooked] = useState(false);
  const looking = useAct(async (_: void) => {
    await onLook();
    setLooked(true);
  });
  const leaving = useAct(async (_: void) => {
    await logOut(api);
    return true;
  });
  return (
    <>
      <DoorwayTitle key="waiting" title={text('account.waiting-title')}>
        {text('account.waiting-lead')}
      </DoorwayTitle>
      <Fields>
        {email === null ? null : (
          <p className={styles.kept}>
            <span>{text('account.waiting-email')}</span>
            <b className={styles.address}>{email}</b>
          </p>
        )}
        <p>{text('account.waiting-text')}</p>
        {looked ? (
          <Notice tone="calm" icon="info" alert>
            {text('account.waiting-lead')} {text('account.waiting-look')}
          </Notice>
        ) : (
          <p className={styles.aside}>{text('account.waiting-look')}</p>
        )}
        <Failed failure={looking.failure ?? leaving.failure} />
        <Acts>
          <BusyButton
            busy={looking.busy}
            busyLabel={text('app.loading')}
            onClick={() => void looking.run(undefined)}
          >
            {text('account.waiting-now')}
          </BusyButton>
          <Button
            tone="plain"
            onClick={() => {
              void leaving.run(undefined).then((done) => {
                if (done === true) onOut();
              });
            }}
          >
            {text('profile.log-out')}
          </Button>
        </Acts>
      </Fields>
    </>
  );
}
