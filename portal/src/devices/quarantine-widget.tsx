import type { Apart } from '@comptoir/shared/devices/portal';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import { type Asked, Figure, Widget } from '../widget.tsx';
import styles from './tablets-widget.module.css';

/** How much waits for a decision, over all tablets. */
export function unsettledOf(devices: readonly Apart[]): number {
  return devices.reduce((sum, one) => sum + one.unsettled, 0);
}

/**
 * What tablets handed in apart and nobody has decided about; leads to the one, or to the list of several.
 *
 * @param props `mayList`: whoever sees the list of tablets; the others are led to the one of which most waits
 */
export function QuarantineWidget({ asked, mayList }: { asked: Asked<Apart[]>; mayList: boolean }) {
  const { text } = useSpeech();
  const waiting = (asked.data ?? []).filter(({ unsettled }) => unsettled > 0);
  const [most] = [...waiting].sort((a, b) => b.unsettled - a.unsettled);
  const leads =
    most !== undefined && (waiting.length === 1 || !mayList)
      ? ({ to: '/quarantine/$device', params: { device: most.id } } as const)
      : ({ to: '/configuration/tablets' } as const);
  return (
    <Widget title={text('home.apart')} icon="archive" {...leads} tone="decision" asked={asked}>
      {() => (
        <>
          <Figure value={unsettledOf(waiting)}>
            {text('home.apart-count', { count: unsettledOf(waiting) })}
          </Figure>
          <ul className={styles.tablets}>
            {waiting.slice(0, 3).map((one) => (
              <li key={one.id}>
                <Icon name="tablet" size={20} />
                <span className={styles.name}>{one.establishment.name}</span>
                <span className={styles.state}>{one.fingerprint}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Widget>
  );
}
