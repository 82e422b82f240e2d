import type { Warning } from '@comptoir/shared/timesheets/warnings';
import type { Speech } from '../language/speech.ts';

export function warningWords({ text, duration }: Speech, warning: Warning): string {
  return text(`warning.${warning.rule}`, {
    found: duration(warning.found),
    limit: duration(warning.limit),
  });
}
