import { Button } from './button.tsx';
import styles from './clash.module.css';
import { Icon } from './icon.tsx';

/** One of two values: whose it is, what it says, and the button that keeps it. */
export type ClashSide = { who: string; value: string; keep: string; onKeep: () => void };

/** Two values of one thing, side by side. Nothing was written over; a person says which one stays. */
export function Clash({
  title,
  sides,
  busy,
}: {
  title: string;
  sides: readonly ClashSide[];
  busy: boolean;
}) {
  return (
    <section className={styles.clash}>
      <h2>
        <Icon name="warning" />
        {title}
      </h2>
      <div className={styles.sides}>
        {sides.map(({ who, value, keep, onKeep }) => (
          <div key={keep} className={styles.side}>
            <p className={styles.who}>{who}</p>
            <p className={styles.value}>{value}</p>
            <Button
              wide
              aria-disabled={busy || undefined}
              onClick={() => {
                if (!busy) onKeep();
              }}
            >
              {keep}
            </Button>
          </div>
        ))}
      </div>
    </section>
  );
}
