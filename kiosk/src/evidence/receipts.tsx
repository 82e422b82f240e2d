import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useObserved } from '../observed.ts';
import type { Tablet } from '../tablet.ts';
import { receiptAddress, receiptCells } from './receipt.ts';
import { ReceiptsScreen } from './receipts-screen.tsx';
import { watchReceipts } from './store.ts';

/** « Mes reçus »: the codes of one's punches of today, for whoever had no phone at hand. */
export default function Receipts({
  tablet,
  person,
  panel,
}: {
  tablet: Tablet;
  person: string;
  panel: ReactNode;
}) {
  const view = useObserved(useMemo(() => watchReceipts(tablet, person), [tablet, person]));
  const [chosen, setChosen] = useState<string | null>(null);
  const line = view?.lines.find(({ punch }) => punch === chosen) ?? view?.lines[0] ?? null;
  const punch = line?.from === 'held' ? line.punch : null;
  const [code, setCode] = useState<{ punch: string; cells: boolean[][] } | null>(null);
  useEffect(() => {
    if (punch === null) return;
    let gone = false;
    void receiptAddress(tablet, punch).then((address) => {
      if (!gone && address !== null) setCode({ punch, cells: receiptCells(address) });
    });
    return () => {
      gone = true;
    };
  }, [tablet, punch]);
  if (view === null) return null;
  return (
    <ReceiptsScreen
      panel={panel}
      view={view}
      chosen={line?.punch ?? null}
      cells={code !== null && code.punch === punch ? code.cells : null}
      onChoose={setChosen}
    />
  );
}
