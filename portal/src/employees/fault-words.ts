import { useSpeech } from '../language/language.tsx';
import type { ImportRow } from './import-rows.ts';

/** The sentence of one fault, with what was probably meant. */
export function useFaultWords(): (fault: ImportRow['faults'][number]) => string {
  const { text } = useSpeech();
  return ({ fault, suggestion }) =>
    suggestion === null
      ? text(`import.fault-${fault}`)
      : `${text(`import.fault-${fault}`)} ${text('import.meant', { suggestion })}`;
}
