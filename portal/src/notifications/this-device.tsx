import type { PreferencesAnswer } from '@comptoir/shared/notifications/portal';
import { Badge } from '@comptoir/ui/badge';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { Skeleton } from '@comptoir/ui/skeleton';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { ownEndpointHash, pushFacts, subscribe, unsubscribe } from '../platform/push.ts';
import { removeDevice, saveSubscription } from './api.ts';
import styles from './notifications.module.css';
import { pushStateOf } from './push-state.ts';
import { pushOwner } from './use-told.ts';

const hereQuery = {
  queryKey: ['push-here'],
  queryFn: async () => ({ facts: await pushFacts(), hash: await ownEndpointHash() }),
};

/** Whether this very browser is told, and the way to it: said first, asked only by a press (spec NOTE-17). */
export function ThisDevice({
  person,
  answer,
  onChange,
}: {
  person: string;
  answer: PreferencesAnswer;
  onChange: () => Promise<void>;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const here = useQuery(hereQuery);
  const [failed, setFailed] = useState(false);
  const device = answer.devices.find(({ endpointHash }) => endpointHash === here.data?.hash);
  const look = async () => {
    await queries.invalidateQueries({ queryKey: hereQuery.queryKey });
    await onChange();
  };
  const turningOn = useAct(async (_: void) => {
    setFailed(false);
    const made = await subscribe(answer.publicKey);
    if (typeof made === 'string') setFailed(made === 'failed');
    else {
      await saveSubscription(api, made);
      pushOwner.keep(person);
    }
    await look();
  });
  const turningOff = useAct(async (_: void) => {
    if (device !== undefined) await removeDevice(api, device.id);
    await unsubscribe();
    pushOwner.forget();
    await look();
  });
  if (here.data === undefined) return <Skeleton rows={2} label={text('app.loading')} />;
  const state = pushStateOf(here.data.facts, device !== undefined);
  return (
    <div className={styles.device}>
      {state === 'on' ? (
        <>
          <Badge tone="good" icon="check">
            {text('ways.here-on')}
          </Badge>
          <p>{text('ways.here-on-text')}</p>
          <div>
            <BusyButton
              busy={turningOff.busy}
              busyLabel={text('act.sending')}
              onClick={() => void turningOff.run(undefined)}
            >
              {text('ways.turn-off')}
            </BusyButton>
          </div>
        </>
      ) : state === 'off' ? (
        <>
          <p>{text('ways.here-off-text')}</p>
          <div>
            <BusyButton
              tone="primary"
              icon="bell"
              busy={turningOn.busy}
              busyLabel={text('ways.turning-on')}
              onClick={() => void turningOn.run(undefined)}
            >
              {text('ways.turn-on')}
            </BusyButton>
          </div>
          {failed ? (
            <Notice tone="warn" icon="warning" alert>
              {text('ways.failed')}
            </Notice>
          ) : null}
        </>
      ) : (
        <>
          <Notice tone="calm" icon="info">
            {text(`ways.${state}`)}
          </Notice>
          <Steps of={state} />
          {state === 'denied' ? (
            <div>
              <Button icon="undo" onClick={() => void look()}>
                {text('ways.look-again')}
              </Button>
            </div>
          ) : null}
        </>
      )}
      <Failed failure={turningOn.failure ?? turningOff.failure} />
    </div>
  );
}

function Steps({ of }: { of: 'install' | 'unsupported' | 'denied' }) {
  const { text } = useSpeech();
  if (of === 'unsupported') return <p>{text('ways.unsupported-text')}</p>;
  const steps =
    of === 'install'
      ? (['ways.install-1', 'ways.install-2', 'ways.install-3'] as const)
      : (['ways.denied-1', 'ways.denied-2', 'ways.denied-3'] as const);
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step}>{text(step)}</li>
      ))}
    </ol>
  );
}
