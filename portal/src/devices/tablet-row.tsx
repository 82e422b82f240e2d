import type { DeviceView } from '@comptoir/shared/devices/portal';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { isSilent, isUsed } from './silence.ts';
import { type TabletAct, isWaitedFor } from './tablet-acts.ts';
import { TabletMenu } from './tablet-menu.tsx';
import styles from './tablets.module.css';

export function TabletRow({
  device,
  current,
  now,
  zone,
  level: Heading = 'h2',
  others,
  onAct,
  onClear,
  onStopWaiting,
}: {
  device: DeviceView;
  /** The version that the server hands out. */
  current: string | null;
  now: number;
  zone: string;
  /** Below the heading of a section it is the third. */
  level?: 'h2' | 'h3';
  /** Every tablet of the house: one may have taken the place of another. */
  others: readonly DeviceView[];
  onAct: (act: TabletAct) => void;
  onClear: () => void;
  onStopWaiting: () => void;
}) {
  const { text, age, moment } = useSpeech();
  const { status } = device;
  const used = isUsed(device);
  const successor = others.find(({ id }) => id === device.replacedBy);
  const predecessor = others.find(({ replacedBy }) => replacedBy === device.id);
  const waitedFor = isWaitedFor(device, others);
  const silent = isSilent(device, now);
  const { pending, lastSeenAt } = device;
  const outdated = device.app !== null && current !== null && device.app !== current;
  const behind = outdated && used;
  return (
    <li className={styles.tablet} data-state={status}>
      <div className={styles.top}>
        <Icon name="tablet" size={28} />
        <div className={styles.name}>
          <Heading className={styles.title}>{device.establishment.name}</Heading>
          <p className={styles.fingerprint}>
            {text('tablet.fingerprint', { fingerprint: device.fingerprint })}
          </p>
        </div>
        <div className={styles.badges}>
          {used ? null : (
            <Badge
              tone={status === 'lost' ? 'danger' : 'quiet'}
              icon={status === 'lost' ? 'warning' : 'lock'}
            >
              {text(status === 'lost' ? 'tablet.lost' : 'tablet.revoked')}
            </Badge>
          )}
          {status === 'retiring' ? (
            <Badge tone="warn" icon="out">
              {text('tablet.retiring')}
            </Badge>
          ) : null}
          {!used ? null : lastSeenAt === null ? (
            <Badge tone="info" icon="expected">
              {text('tablet.never')}
            </Badge>
          ) : silent ? (
            <Badge tone="warn" icon="offline">
              {text('tablet.silent', { age: age(now - lastSeenAt) })}
            </Badge>
          ) : (
            <Badge tone="good" icon="synced">
              {text('tablet.speaking')}
            </Badge>
          )}
          {behind ? (
            <Badge tone="info" icon="download">
              {text('house.behind')}
            </Badge>
          ) : null}
          {device.forked ? (
            <Badge tone="danger" icon="warning">
              {text('tablet.forked')}
            </Badge>
          ) : null}
        </div>
        <TabletMenu device={device} onAct={onAct} />
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{text('tablet.last-seen')}</dt>
          <dd>{lastSeenAt === null ? '–' : moment(lastSeenAt, zone)}</dd>
        </div>
        <div>
          <dt>{text('tablet.version')}</dt>
          <dd>
            {device.app ?? '–'}
            {behind ? ` ${text('tablet.outdated', { version: current })}` : ''}
          </dd>
        </div>
        <div>
          <dt>{text('tablet.pending')}</dt>
          <dd>
            {pending.count === 0
              ? text('tablet.nothing-pending')
              : text('tablet.pending-count', { count: pending.count })}
            {pending.oldest === null
              ? ''
              : ` ${text('tablet.since', { age: age(now - pending.oldest) })}`}
          </dd>
        </div>
      </dl>
      {silent ? (
        <p className={styles.silent}>
          {text('house.silent-since', { age: age(now - (lastSeenAt ?? device.enrolledAt)) })}
        </p>
      ) : null}
      {status === 'retiring' || status === 'lost' ? (
        <p className={styles.silent}>{text(`tablet.${status}-text`)}</p>
      ) : null}
      {successor === undefined ? null : (
        <p className={styles.silent}>
          {text('tablet.replaced-by', { fingerprint: successor.fingerprint })}
          {waitedFor ? ` ${text('tablet.waited-for')}` : ''}
        </p>
      )}
      {predecessor === undefined ? null : (
        <p className={styles.silent}>
          {text('tablet.replaces', { fingerprint: predecessor.fingerprint })}
        </p>
      )}
      {(device.forked && used) || waitedFor || device.quarantined > 0 ? (
        <div className={styles.acts}>
          {device.quarantined === 0 ? null : (
            <LinkButton
              to="/quarantine/$device"
              params={{ device: device.id }}
              tone={device.unsettled > 0 ? 'primary' : 'plain'}
            >
              {device.unsettled > 0
                ? text('tablet.unsettled', { count: device.unsettled })
                : text('tablet.apart', { count: device.quarantined })}
            </LinkButton>
          )}
          {device.forked && used ? (
            <Button icon="check" onClick={onClear}>
              {text('tablet.clear')}
            </Button>
          ) : null}
          {waitedFor ? (
            <Button onClick={onStopWaiting}>{text('tablet.stop-waiting')}</Button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
