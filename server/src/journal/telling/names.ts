import { type PersonName, personNameSchema } from '@comptoir/shared/employees/operations';
import { invitationTextSchema } from '@comptoir/shared/establishments/operations';
import type * as z from 'zod/mini';

/** « Awa Diallo » from the text of a name; null where it was erased. */
export function writeName(text: string | null): string | null {
  const name = readName(text);
  return name === null ? null : `${name.given} ${name.family}`.trim();
}

/** The parts of a name from its text; null where it was erased. */
export function readName(text: string | null): PersonName | null {
  return readText(personNameSchema, text);
}

/** Subject, an empty line, the text; null where the organisation has none of its own. */
export function writeInvitation(text: string | null): string | null {
  const invitation = readText(invitationTextSchema, text);
  return invitation === null ? null : `${invitation.subject}\n\n${invitation.text}`;
}

function readText<T>(schema: z.ZodMiniType<T>, text: string | null): T | null {
  if (text === null) return null;
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    // A text that is no JSON is nothing that a person wrote by any of our doors: the log shows a gap for it.
    return null;
  }
}
