import { noteExport } from '../local-database/held.ts';
import { NotRecorded } from '../local-database/not-recorded.ts';
import type { Exported } from '../local-database/schema.ts';
import type { Exporter } from '../sync/emergency-export.ts';
import type { Tablet } from '../tablet.ts';

/** Hands the sealed file to the browser's downloads. */
export async function saveExport(tablet: Tablet): Promise<void> {
  const reach = await saveFile(tablet);
  if (reach !== null) await remember(tablet, reach);
}

/** The same where nothing can be written down about it. */
export async function saveFile(tablet: Exporter): Promise<Exported | null> {
  // Sealing is not part of the first chunk; offline it is in the precache.
  const { exportJournal } = await import('../sync/emergency-export.ts');
  const { name, content, reach } = await exportJournal(tablet);
  const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold of the bytes by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return reach;
}

/** What is in a file no longer stands in the way of a reset. */
async function remember(tablet: Tablet, reach: Exported): Promise<void> {
  try {
    await noteExport(tablet, reach);
  } catch (error) {
    // A full disk is why somebody exports: the file is there, and a reset will ask for another.
    if (!(error instanceof NotRecorded)) throw error;
  }
}
