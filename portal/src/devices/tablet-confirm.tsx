import type { DeviceView } from '@comptoir/shared/devices/portal';
import type { Act } from '../api/use-act.ts';
import { Confirm } from '../confirm.tsx';
import { useSpeech } from '../language/language.tsx';
import type { TabletAct } from './tablet-acts.ts';

export type AskedAct = {
  act: Exclude<TabletAct, 'replace'> | 'clear' | 'stop-waiting';
  device: DeviceView;
  /** The tablet in its place still waits for what this one held. */
  waitedFor: boolean;
};

/** Says before each act what becomes of punches, codes and data, and whether there is a way back. */
export function TabletConfirm({
  asked,
  act,
  onClose,
}: {
  asked: AskedAct;
  act: Act<AskedAct, true>;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const { pending, establishment } = asked.device;
  const { name } = establishment;
  const close = () => {
    act.clear();
    onClose();
  };
  return (
    <Confirm
      title={text(`tablet.${asked.act}-title`)}
      act={text(`tablet.${asked.act}-act`)}
      danger={asked.act === 'lose' || asked.act === 'revoke'}
      busy={act.busy}
      failure={act.failure}
      onClose={close}
      onConfirm={() => {
        void act.run(asked).then((done) => {
          if (done === true) close();
        });
      }}
    >
      <p>{text(`tablet.${asked.act}-text`, { name })}</p>
      {asked.act === 'stop-waiting' ? (
        <>
          <p>
            {pending.count === 0
              ? text('tablet.stop-waiting-unknown')
              : text('tablet.stop-waiting-pending', { count: pending.count })}
          </p>
          <p>{text('tablet.stop-waiting-back')}</p>
        </>
      ) : null}
      {asked.act === 'stop-waiting' && asked.device.forked ? (
        <p>{text('tablet.stop-waiting-forked')}</p>
      ) : null}
      {asked.act === 'clear' && asked.waitedFor ? <p>{text('tablet.clear-waiting')}</p> : null}
      {asked.act === 'retire' ? <p>{text('tablet.retire-then')}</p> : null}
      {asked.act === 'lose' ? (
        <>
          <p>{text('tablet.lose-risk')}</p>
          <p>{text('tablet.lose-back')}</p>
        </>
      ) : null}
      {asked.act === 'revoke' && pending.count > 0 ? (
        <p>{text('tablet.revoke-pending', { count: pending.count })}</p>
      ) : null}
      {asked.act === 'revoke' && asked.device.status === 'active' ? (
        <p>{text('tablet.revoke-rather')}</p>
      ) : null}
    </Confirm>
  );
}
