import type { PushDevice } from '@comptoir/shared/notifications/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { useToast } from '../toasts.tsx';
import { removeDevice } from './api.ts';
import styles from './device-list.module.css';

/** Phones and computers that are told; one that is lost or sold is removed here. */
export function DeviceList({
  devices,
  zone,
  onChange,
}: {
  devices: readonly PushDevice[];
  zone: string;
  onChange: () => Promise<void>;
}) {
  const { text, moment } = useSpeech();
  const api = useApi();
  const toast = useToast();
  const act = useAct(async (id: string) => {
    await removeDevice(api, id);
    await onChange();
    toast({ text: text('ways.device-removed') });
  });
  if (devices.length === 0) return <p className={styles.none}>{text('ways.no-device')}</p>;
  return (
    <>
      <ul className={styles.devices}>
        {devices.map(({ id, agent, since, usedAt }) => {
          const name = agent ?? text('account.session-unknown');
          return (
            <li key={id} className={styles.device}>
              <div className={styles.words}>
                <p className={styles.name}>{name}</p>
                <p className={styles.soft}>
                  {usedAt === null
                    ? text('ways.device-since', { since: moment(since, zone) })
                    : text('ways.device-used', { used: moment(usedAt, zone) })}
                </p>
              </div>
              <BusyButton
                tone="plain"
                busy={act.busy}
                busyLabel={text('act.sending')}
                aria-label={text('ways.device-remove-of', { agent: name })}
                onClick={() => void act.run(id)}
              >
                {text('ways.device-remove')}
              </BusyButton>
            </li>
          );
        })}
      </ul>
      <Failed failure={act.failure} />
    </>
  );
}
