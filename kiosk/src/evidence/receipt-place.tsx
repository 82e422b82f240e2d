import { useEffect, useState } from 'react';
import type { Tablet } from '../tablet.ts';
import { ReceiptCard, ReceiptSheet } from './receipt-card.tsx';
import { receiptAddress, receiptCells } from './receipt.ts';

type Props = {
  tablet: Tablet;
  punch: string;
  /** What was punched, in words. */
  told: string;
  /** As large as the sheet. */
  whole: boolean;
  onShow: () => void;
};

/** The receipt of one punch. Signed once this is on the screen, that is, behind the tick. */
export default function ReceiptPlace({ tablet, punch, told, whole, onShow }: Props) {
  const [cells, setCells] = useState<boolean[][] | null>(null);
  useEffect(() => {
    let gone = false;
    void receiptAddress(tablet, punch).then((address) => {
      if (!gone && address !== null) setCells(receiptCells(address));
    });
    return () => {
      gone = true;
    };
  }, [tablet, punch]);
  if (whole && cells !== null) return <ReceiptSheet cells={cells} told={told} />;
  return <ReceiptCard cells={cells} onShow={onShow} />;
}
