import { useSpeech } from '../language/language.tsx';
import type { Key } from '../language/speech.ts';
import type { RefusalView } from '../sync/view.ts';
import styles from './settings-screen.module.css';

const named = ['punch', 'task', 'auth', 'clock', 'device'];

/** What the server refused, and why. Nothing here is lost: it stays in the journal and in the export. */
export function Refusals({ refusals, zone }: { refusals: RefusalView[]; zone: string }) {
  const { text, date, time } = useSpeech();
  if (refusals.length === 0) return <p>{text('settings.refusals-none')}</p>;
  return (
    <>
      <p>{text('settings.refusals-note')}</p>
      <ul className={styles.rows}>
        {refusals.map((one) => {
          const room = one.kind.split('.')[0] ?? '';
          return (
            <li key={one.key}>
              <div>
                <b>{text(`kind.${named.includes(room) ? room : 'other'}` as Key)}</b>
                <span>
                  {date(one.at, zone)}, {time(one.at, zone)} · n° {one.seq}
                </span>
              </div>
              <p>{text(`refusal.${one.refusal}`)}</p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
