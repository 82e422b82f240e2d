import type { SetupAnswer } from '@comptoir/shared/access/portal';
import { Button } from '@comptoir/ui/button';
import { SecretSlip } from '@comptoir/ui/secret-slip';
import { useEffect, useState } from 'react';
import { DoorwayTitle } from '../doorway.tsx';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import styles from './access.module.css';

/** Two secrets that are shown this once: the page insists that they are written down before it goes on. */
export function SetupResult({ answer, onNoted }: { answer: SetupAnswer; onNoted: () => void }) {
  const { text } = useSpeech();
  const [noted, setNoted] = useState(false);
  const [tried, setTried] = useState(false);
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, []);
  const copy = { act: text('act.copy'), done: text('act.copied') };
  return (
    <>
      <DoorwayTitle title={text('setup.result')}>{text('setup.result-lead')}</DoorwayTitle>
      <Fields>
        <SecretSlip
          label={text('setup.pin-of', { name: answer.manager.name })}
          value={answer.manager.pin}
          size="large"
          copy={null}
        >
          <p>{text('setup.pin-text')}</p>
        </SecretSlip>
        <SecretSlip label={text('setup.recovery')} value={answer.recoveryCode} copy={copy}>
          <p>{text('setup.recovery-text')}</p>
        </SecretSlip>
        <div className={styles.screen}>
          <Fields>
            <Button icon="print" onClick={() => window.print()}>
              {text('setup.print')}
            </Button>
            <label className={styles.tick}>
              <input
                type="checkbox"
                checked={noted}
                aria-invalid={tried && !noted ? true : undefined}
                onChange={(event) => setNoted(event.target.checked)}
              />
              <span>{text('setup.noted')}</span>
            </label>
            {tried && !noted ? <p role="alert">{text('setup.noted-missing')}</p> : null}
            <Acts>
              <Button
                tone="primary"
                onClick={() => {
                  setTried(true);
                  if (noted) onNoted();
                }}
              >
                {text('setup.to-tablet')}
              </Button>
            </Acts>
          </Fields>
        </div>
      </Fields>
    </>
  );
}
