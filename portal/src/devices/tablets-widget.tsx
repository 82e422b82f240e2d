import type { DeviceView } from '@comptoir/shared/devices/portal';
import { Icon, type IconName } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import { type Asked, Figure, Nothing, Widget } from '../widget.tsx';
import { inUse, troubled } from './silence.ts';
import styles from './tablets-widget.module.css';

const shownTablets = 4;

/** Each tablet as it hangs in its store: speaking, or silent and since when. */
export function TabletsWidget({ asked, now }: { asked: Asked<DeviceView[]>; now: number }) {
  const { text, age } = useSpeech();
  const trouble = troubled(asked.data ?? [], now).length;
  const none = asked.data !== undefined && inUse(asked.data).length === 0;
  return (
    <Widget
      title={text('nav.tablets')}
      icon="tablet"
      to="/configuration/tablets"
      tone={trouble > 0 || none ? 'decision' : 'calm'}
      asked={asked}
    >
      {(devices) => {
        const active = inUse(devices);
        if (active.length === 0) return <p>{text('attention.no-tablet')}</p>;
        const bad = troubled(devices, now);
        const shown = [...bad, ...active.filter((one) => !bad.includes(one))];
        return (
          <>
            {bad.length === 0 ? (
              <Nothing icon="synced">{text('tablets.all-speak', { count: active.length })}</Nothing>
            ) : (
              <Figure value={bad.length}>
                {text('tablets.some-silent', { count: active.length })}
              </Figure>
            )}
            <ul className={styles.tablets}>
              {shown.slice(0, shownTablets).map((one) => (
                <li key={one.id} data-trouble={bad.includes(one) || undefined}>
                  <Icon name={iconOf(one, bad.includes(one))} size={20} />
                  <span className={styles.name}>{one.establishment.name}</span>
                  <span className={styles.state}>
                    {one.status === 'lost' || one.status === 'retiring'
                      ? text(`tablet.${one.status}`)
                      : one.forked
                        ? text('tablet.forked')
                        : one.lastSeenAt === null
                          ? text('tablet.never')
                          : bad.includes(one)
                            ? text('tablet.silent', { age: age(now - one.lastSeenAt) })
                            : text('tablet.speaking')}
                  </span>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Widget>
  );
}

function iconOf({ status }: DeviceView, bad: boolean): IconName {
  if (status === 'lost') return 'warning';
  if (status === 'retiring') return 'out';
  return bad ? 'offline' : 'tablet';
}
