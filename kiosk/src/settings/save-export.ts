import type { Tablet } from '../tablet.ts';

/** Hands the sealed file to the browser's downloads. */
export async function saveExport(tablet: Tablet): Promise<void> {
  // Sealing is not part of the first chunk; offline it is in the precache.
  const { exportJournal } = await import('../sync/emergency-export.ts');
  const { name, content } = await exportJournal(tablet);
  const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold of the bytes by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
