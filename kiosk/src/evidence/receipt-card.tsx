import { Button } from '@comptoir/ui/button';
import { QrCode } from '@comptoir/ui/qr-code';
import { useSpeech } from '../language/language.tsx';
import styles from './receipt.module.css';

/**
 * « Votre reçu » beside the confirmation of a punch. Its room is kept from the start, so that nothing moves when the code
 * comes; without one (`cells` null) it stays empty.
 */
export function ReceiptCard({
  cells,
  onShow,
}: {
  cells: boolean[][] | null;
  onShow: (() => void) | null;
}) {
  const { text } = useSpeech();
  if (cells === null) return <div className={styles.card} data-empty />;
  return (
    <section className={styles.card} aria-label={text('receipt.title')}>
      <div className={styles.words}>
        <h2>{text('receipt.title')}</h2>
        <p>{text('receipt.what')}</p>
        {onShow === null ? null : (
          <Button icon="receipt" onClick={onShow}>
            {text('receipt.show')}
          </Button>
        )}
      </div>
      <div className={styles.code}>
        <QrCode cells={cells} label={text('receipt.code')} whole />
      </div>
    </section>
  );
}

/** The same as large as the sheet allows, for whoever takes their time. */
export function ReceiptSheet({ cells, told }: { cells: boolean[][]; told: string }) {
  const { text } = useSpeech();
  return (
    <section className={styles.whole} aria-label={text('receipt.title')}>
      <div className={styles.code}>
        <QrCode cells={cells} label={text('receipt.code')} whole />
      </div>
      <div className={styles.words}>
        <h1>{text('receipt.title')}</h1>
        <p className={styles.told}>{told}</p>
        <p>{text('receipt.scan')}</p>
        <p>{text('receipt.keep')}</p>
      </div>
    </section>
  );
}
