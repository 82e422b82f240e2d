import { personNameSchema } from '@comptoir/shared/employees/operations';

/** The text of a name attachment as words; both are empty once it was erased. */
export function personNameOf(text: string | undefined): { given: string; full: string } {
  const read = personNameSchema.safeParse(readJson(text ?? ''));
  if (!read.success) return { given: '', full: '' };
  const { given, family } = read.data;
  return { given, full: `${given} ${family}`.trim() };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // An attachment holds whatever its author wrote: what is not JSON is not a name.
    return null;
  }
}
