import type { DeviceView } from '@comptoir/shared/devices/portal';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import { isSilent } from './silence.ts';
import styles from './tablets.module.css';

export function TabletRow({
  device,
  current,
  now,
  zone,
  level: Heading = 'h2',
  onRevoke,
  onClear,
}: {
  device: DeviceView;
  /** The version that the server hands out. */
  current: string | null;
  now: number;
  zone: string;
  /** Below the heading of a section it is the third. */
  level?: 'h2' | 'h3';
  onRevoke: () => void;
  onClear: () => void;
}) {
  const { text, age, moment } = useSpeech();
  const revoked = device.status === 'revoked';
  const silent = isSilent(device, now);
  const { pending, lastSeenAt } = device;
  const outdated = device.app !== null && current !== null && device.app !== current;
  const behind = outdated && !revoked;
  return (
    <li className={styles.tablet} data-revoked={revoked || undefined}>
      <div className={styles.top}>
        <Icon name="tablet" size={28} />
        <div className={styles.name}>
          <Heading className={styles.title}>{device.establishment.name}</Heading>
          <p className={styles.fingerprint}>
            {text('tablet.fingerprint', { fingerprint: device.fingerprint })}
          </p>
        </div>
        <div className={styles.badges}>
          {revoked ? (
            <Badge tone="quiet" icon="lock">
              {text('tablet.revoked')}
            </Badge>
          ) : lastSeenAt === null ? (
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
        {device.quarantined === 0 ? null : (
          <div>
            <dt>{text('tablet.quarantined')}</dt>
            <dd>{device.quarantined}</dd>
          </div>
        )}
      </dl>
      {silent ? (
        <p className={styles.silent}>
          {text('house.silent-since', { age: age(now - (lastSeenAt ?? device.enrolledAt)) })}
        </p>
      ) : null}
      {revoked ? null : (
        <div className={styles.acts}>
          {device.forked ? (
            <Button icon="check" onClick={onClear}>
              {text('tablet.clear')}
            </Button>
          ) : null}
          <Button
            tone="plain"
            aria-label={text('tablet.revoke-of', { name: device.establishment.name })}
            onClick={onRevoke}
          >
            {text('tablet.revoke')}
          </Button>
        </div>
      )}
    </li>
  );
}
