import type { receiptFr } from './receipt-fr.ts';

export const receiptEn: Record<keyof typeof receiptFr, string> = {
  'receipt.title': 'Your receipt',
  'receipt.what': 'A code to scan with your phone, to check this punch later.',
  'receipt.show': 'Show the receipt',
  'receipt.code': 'Code of the receipt of this punch',
  'receipt.scan':
    'Point your phone’s camera at this code. The page that opens says whether the punch has reached the server, and at what time.',
  'receipt.keep': 'Keep that page: it answers without the tablet too.',
  'receipts.title': 'My receipts',
  'receipts.lead': 'Your punches of today on this tablet',
  'receipts.none': 'No punch yet today.',
  'receipts.elsewhere': 'Punched on another tablet: its receipt was on that screen.',
  'receipts.gone':
    'The server has this punch; this tablet no longer holds what its receipt is made of.',
  'receipts.cancelled': 'cancelled',
  'settings.punches': 'Punches',
  'settings.receipts': 'Receipts of punches',
  'settings.receipts-unsigned_one':
    '{{count}} receipt could not be made ({{why}}). The punch itself is recorded.',
  'settings.receipts-unsigned_other':
    '{{count}} receipts could not be made ({{why}}). The punches themselves are recorded.',
};
