import type { Machine } from './machine.ts';
import { type Tallies, tally } from './tallies.ts';
import type { Fate } from './weather.ts';

type Body = { first?: number; operations?: unknown[]; receipts?: unknown[]; cursor?: unknown };
type Last = { fate: Fate; first: number; size: number; refused: boolean };

/** What a tablet does about what it meets, as somebody beside the wire sees it: which branches of the protocol it took. */
export type RequestWatch = {
  /** A tablet asks. */
  asked(machine: Machine, path: string, body: unknown, fate: Fate): void;
  /** The token of a tablet was not taken. */
  unauthorised(machine: Machine): void;
};

export function watchRequests(tallies: Tallies): RequestWatch {
  const last = new Map<Machine, Last>();
  const unauthorised = new Set<Machine>();
  const note = (what: string): void => tally(tallies, `tablet: ${what}`);

  const push = (machine: Machine, body: Body, fate: Fate): void => {
    const { first = 0, operations = [], receipts = [] } = body;
    const before = last.get(machine);
    const size = operations.length;
    if (size > 0) {
      note('pushed');
      if (before?.first === first && before.size > 0) note('sent the same again');
      if (before?.first === first && before.refused && size < before.size) note('halved its batch');
      if (operations.some((one) => typeof one !== 'string')) note('withheld an operation');
      if (receipts.length > 0) note('handed a receipt in');
    }
    if (body.cursor === null) note('read from the start');
    last.set(machine, { fate, first, size, refused: fate === 'too large' });
  };

  return {
    asked(machine, path, body, fate) {
      if (path === '/api/devices/session' && unauthorised.delete(machine))
        note('renewed its session');
      if (path === '/api/sync/drain') {
        const { operations = [] } = (body ?? {}) as Body;
        note('handed in what it held');
        if (operations.some((one) => typeof one !== 'string')) note('handed in a hash');
      }
      if (path === '/api/sync' && body !== null && typeof body === 'object')
        push(machine, body, fate);
    },
    unauthorised: (machine) => void unauthorised.add(machine),
  };
}
