import { Suspense, lazy, useEffect } from 'react';
import type { Tablet } from '../tablet.ts';
import { noteUnsigned } from '../unsigned-receipts.ts';
import styles from './receipt.module.css';

type Props = {
  tablet: Tablet;
  /** Id of the punch. */
  punch: string;
  /** What was punched, in words. */
  told: string;
  /** As large as the sheet. */
  whole: boolean;
  onShow: () => void;
};

const Place = lazy(() =>
  import('./receipt-place.tsx').catch((error: unknown) => ({ default: absentBy(error) })),
);

/** Drawn after the tick, by code that is loaded for it. Where that does not come, its room stays empty. */
export function Receipt(props: Props) {
  return (
    <Suspense fallback={<Empty />}>
      <Place {...props} />
    </Suspense>
  );
}

function absentBy(error: unknown) {
  return function Absent({ tablet }: Props) {
    useEffect(() => noteUnsigned(tablet, error), [tablet]);
    return <Empty />;
  };
}

function Empty() {
  return <div className={styles.card} data-empty />;
}
