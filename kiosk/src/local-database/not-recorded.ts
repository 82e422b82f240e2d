/**
 * A write that did not reach the disk. Nothing of it is stored; the screen says so (S13, T21).
 * `full`: no space. `lost`: the browser closed the database; `elsewhere`: another page took over.
 */
export class NotRecorded extends Error {
  readonly reason: 'full' | 'lost' | 'elsewhere';

  constructor(reason: NotRecorded['reason'], cause?: unknown) {
    super(`not recorded: ${reason}`, { cause });
    this.name = 'NotRecorded';
    this.reason = reason;
  }
}

/** What kind of failure an IndexedDB error is; null when it is a bug and not the disk. */
export function failureOf(error: unknown): 'full' | 'lost' | null {
  for (const one of chain(error)) {
    if (one.name === 'QuotaExceededError') return 'full';
  }
  for (const one of chain(error)) {
    if (
      /^(DatabaseClosed|InvalidState|Unknown|OpenFailed|MissingAPI|Timeout)(Error)?$/.test(one.name)
    ) {
      return 'lost';
    }
    if (/connection|Indexed ?D(ata)?b(ase)? server lost|closing/i.test(one.message)) return 'lost';
  }
  return null;
}

/** Dexie wraps: the cause stands in `inner`, sometimes twice (Dexie #776, #840). */
function* chain(error: unknown): Generator<{ name: string; message: string }> {
  let at: unknown = error;
  for (let depth = 0; depth < 5 && at !== null && typeof at === 'object'; depth++) {
    const { name, message, inner, cause } = at as Record<string, unknown>;
    yield {
      name: typeof name === 'string' ? name : '',
      message: typeof message === 'string' ? message : '',
    };
    at = inner ?? cause;
  }
}
