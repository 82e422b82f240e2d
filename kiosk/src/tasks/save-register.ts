import type { Speech } from '../language/speech.ts';
import type { RegisterView } from './register-view.ts';

/** Hands the register to the browser's downloads as CSV. */
export async function saveRegister(
  speech: Speech,
  view: RegisterView,
  zone: string,
): Promise<void> {
  // The writer of CSV comes when it is asked for; offline it is in the precache.
  const { registerCsv } = await import('./register-csv.ts');
  const content = registerCsv(speech, view.entries, { zone, pending: view.pending });
  const address = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = speech.text('csv.file', { from: view.from, to: view.to });
  link.click();
  // The download has its own hold of the bytes by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
