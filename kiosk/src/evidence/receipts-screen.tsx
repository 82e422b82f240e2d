import { Icon } from '@comptoir/ui/icon';
import { QrCode } from '@comptoir/ui/qr-code';
import { Stage } from '@comptoir/ui/stage';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './receipts-screen.module.css';
import type { ReceiptsView } from './view.ts';

const icons = { in: 'in', 'break-start': 'break', 'break-end': 'resume', out: 'out' } as const;

/** Today's punches on the left, the code of the chosen one beside them. */
export function ReceiptsScreen({
  panel,
  view,
  chosen,
  cells,
  onChoose,
}: {
  panel: ReactNode;
  view: ReceiptsView;
  /** Null: there is none. */
  chosen: string | null;
  /** Null: not drawn yet, or it cannot be had here. */
  cells: boolean[][] | null;
  onChoose: (punch: string) => void;
}) {
  const { text, time } = useSpeech();
  const line = view.lines.find(({ punch }) => punch === chosen) ?? null;
  return (
    <Stage panel={panel}>
      <h1 className={styles.title}>{text('receipts.title')}</h1>
      <p className={styles.lead}>{text(line === null ? 'receipts.none' : 'receipts.lead')}</p>
      {line === null ? null : (
        <div className={styles.both}>
          <ul className={styles.lines}>
            {view.lines.map((one) => (
              <li key={one.punch}>
                <button
                  type="button"
                  className={styles.line}
                  aria-pressed={one.punch === chosen}
                  data-cancelled={one.cancelled || undefined}
                  onClick={() => onChoose(one.punch)}
                >
                  <Icon name={icons[one.type]} />
                  <span className={styles.what}>{text(`punch.${one.type}`)}</span>
                  <b>{time(one.at, view.zone)}</b>
                  {one.cancelled || one.declared ? (
                    <span className={styles.mark}>
                      {text(one.cancelled ? 'receipts.cancelled' : 'person.declared')}
                    </span>
                  ) : null}
                </button>
              </li>
            ))}
          </ul>
          <div className={styles.shown} aria-live="polite">
            {line.from !== 'held' ? (
              <p className={styles.words}>{text(`receipts.${line.from}`)}</p>
            ) : (
              <>
                <div className={styles.code} data-empty={cells === null || undefined}>
                  {cells === null ? null : (
                    <QrCode cells={cells} label={text('receipt.code')} whole />
                  )}
                </div>
                <p className={styles.words}>{text('receipt.scan')}</p>
              </>
            )}
          </div>
        </div>
      )}
    </Stage>
  );
}
