import { parseDeviceOperation } from '@comptoir/shared/journal/operation';

/** Of which kind an operation in quarantine is; null where its bytes are not there, or cannot be read. */
export function kindOf(bytes: string | null): string | null {
  const parsed = bytes === null ? null : parseDeviceOperation(bytes);
  return parsed?.ok ? parsed.value.kind : null;
}

/** The id of an operation in quarantine; null where its bytes are not there, or cannot be read. */
export function idOf(bytes: string | null): string | null {
  const parsed = bytes === null ? null : parseDeviceOperation(bytes);
  return parsed?.ok ? parsed.value.id : null;
}
