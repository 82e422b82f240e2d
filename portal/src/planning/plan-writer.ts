import type { PlannedShift, ShiftEdit } from '@comptoir/shared/planning/portal';
import { Failure } from '../api/failure.ts';
import { type Edit, composed, isSameWritten, standingOf, writtenOf } from './plan.ts';

/** What is done at once, whole or not at all. `id`: of the attempt; asked twice, it is done once. */
export type Batch = { id: string; edits: readonly Edit[] };

/** Somebody else was quicker with these shifts: what this page wants beside what stands now. */
export type PlanClash = { edits: readonly Edit[]; current: readonly PlannedShift[] };

/** `sending`: on its way. `waiting`: no answer came; it is kept, and asked again. */
export type WriterState = {
  batches: readonly Batch[];
  at: 'still' | 'sending' | 'waiting';
  clash: PlanClash | null;
  /** Why the last of it was refused; nothing of it was written. */
  refused: Failure | null;
};

export type WriterPorts = {
  /** The confirmed shifts that this page knows. */
  rows: () => readonly PlannedShift[];
  /** Writes all or nothing, and answers these shifts as they are then. */
  send: (attempt: string, changes: readonly ShiftEdit[]) => Promise<readonly PlannedShift[]>;
  /** Asks for the shifts as they are now; afterwards `rows` gives them. */
  look: () => Promise<unknown>;
  confirmed: (rows: readonly PlannedShift[]) => void;
  newId: () => string;
  /** Runs something later; answers how to call it off. */
  after: (ms: number, run: () => void) => () => void;
  /** Keeps what is not written yet beyond the life of the page. */
  keep: (batches: readonly Batch[]) => void;
};

const patience = 6_000;
const mostConflicts = 3;

/**
 * Writes what a hand does to the plan, in its order, each act whole (spec PLAN-63). What is not answered is kept and asked again
 * under the same id; what meets another manager's change waits for a choice, and nothing of either is lost.
 */
export class PlanWriter {
  #state: WriterState = { batches: [], at: 'still', clash: null, refused: null };
  readonly #ports: WriterPorts;
  readonly #listeners = new Set<() => void>();
  #callOff: (() => void) | null = null;
  #conflicts = 0;

  constructor(ports: WriterPorts, kept: readonly Batch[] = []) {
    this.#ports = ports;
    this.#state = { ...this.#state, batches: kept };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): WriterState => this.#state;

  /** Begins with what an earlier life of the page has left. */
  readonly begin = (): void => void this.#pump();

  readonly write = (edits: readonly Edit[]): void => {
    const wanted = composed(edits);
    if (wanted.length === 0) return;
    const batch = { id: this.#ports.newId(), edits: wanted };
    this.#set({ batches: [...this.#state.batches, batch], refused: null });
    void this.#pump();
  };

  /** Asks at once for what waits. */
  readonly retry = (): void => {
    this.#callOff?.();
    this.#callOff = null;
    if (this.#state.at !== 'waiting') return;
    this.#set({ at: 'still' });
    void this.#pump();
  };

  /** What shall become of the shifts that somebody else changed; those that are not named go this page's way. */
  readonly settle = (theirs: ReadonlySet<string>): void => {
    const { clash } = this.#state;
    if (clash === null) return;
    this.#set({ clash: null });
    const rows = this.#known();
    this.write(
      clash.edits
        .filter(({ shift }) => !theirs.has(shift))
        .map((edit) => ({ ...edit, from: standing(rows, edit.shift) })),
    );
  };

  readonly stop = (): void => this.#callOff?.();

  #known(): Map<string, PlannedShift> {
    return new Map(this.#ports.rows().map((row) => [row.id, row]));
  }

  async #pump(): Promise<void> {
    const [batch] = this.#state.batches;
    if (batch === undefined || this.#state.at !== 'still' || this.#state.clash !== null) return;
    const rows = this.#known();
    if (!batch.edits.every(({ shift, from }) => isSameWritten(standing(rows, shift), from))) {
      await this.#lookAndCompare();
      return;
    }
    this.#set({ at: 'sending' });
    try {
      const changes = batch.edits.map(({ shift, to }) => {
        const row = rows.get(shift);
        return { shift, from: row ? standingOf(row) : null, to };
      });
      const written = await this.#ports.send(batch.id, changes);
      this.#conflicts = 0;
      this.#ports.confirmed(written);
      this.#set({ at: 'still', batches: this.#state.batches.slice(1) });
      await this.#pump();
    } catch (error) {
      await this.#failed(error);
    }
  }

  async #failed(error: unknown): Promise<void> {
    if (!(error instanceof Failure)) throw error;
    this.#set({ at: 'still' });
    if (error.code === 'conflict' && this.#conflicts < mostConflicts) {
      this.#conflicts += 1;
      await this.#lookAndCompare();
    } else if (isPassing(error)) {
      this.#wait();
    } else {
      // What came after it may stand on it: all of it goes back to what the server has.
      this.#conflicts = 0;
      this.#set({ batches: [], refused: error });
    }
  }

  #wait(): void {
    this.#set({ at: 'waiting' });
    this.#callOff = this.#ports.after(patience, () => {
      this.#callOff = null;
      this.#set({ at: 'still' });
      // An answer that was lost may have been a yes.
      void this.#lookAndCompare();
    });
  }

  async #lookAndCompare(): Promise<void> {
    this.#set({ at: 'sending' });
    try {
      await this.#ports.look();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#wait();
      return;
    }
    this.#set({ at: 'still' });
    await this.#compare();
  }

  /** Lets go what stands already, sends what still can be, and shows what somebody else changed meanwhile. */
  async #compare(): Promise<void> {
    const rows = this.#known();
    const [first] = this.#state.batches;
    const wanted = composed(this.#state.batches.flatMap(({ edits }) => edits)).filter(
      ({ shift, to }) => !isSameWritten(standing(rows, shift), to),
    );
    const clashing = wanted.filter(
      ({ shift, from }) => !isSameWritten(standing(rows, shift), from),
    );
    if (clashing.length > 0) {
      const current = clashing.map(
        ({ shift }) =>
          rows.get(shift) ?? { id: shift, published: null, draft: null, publishedAt: null },
      );
      this.#set({ batches: [], clash: { edits: wanted, current } });
      return;
    }
    const untouched = this.#state.batches.length === 1 && wanted.length === first?.edits.length;
    const id = untouched ? first.id : this.#ports.newId();
    this.#set({ batches: wanted.length === 0 ? [] : [{ id, edits: wanted }] });
    await this.#pump();
  }

  #set(changes: Partial<WriterState>): void {
    this.#state = { ...this.#state, ...changes };
    if (changes.batches !== undefined) this.#ports.keep(this.#state.batches);
    for (const listener of this.#listeners) listener();
  }
}

function standing(rows: ReadonlyMap<string, PlannedShift>, shift: string) {
  const row = rows.get(shift);
  return row === undefined ? null : writtenOf(standingOf(row));
}

/** What goes by: the same may be asked again. */
function isPassing({ code }: Failure): boolean {
  const passing = [
    'offline',
    'unreadable',
    'busy',
    'internal',
    'unauthorised',
    'too-many-requests',
  ];
  return passing.includes(code);
}
