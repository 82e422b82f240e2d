/** Time that moves only when it is told to, shared by everybody of one world. Ms. */
export type SimulatedTime = {
  now(): number;
  after(ms: number, run: () => void): () => void;
  /** Runs what falls due within `ms`, in order; `settle` is awaited after each moment. */
  advance(ms: number, settle: () => Promise<void>): Promise<void>;
};

type Due = { at: number; order: number; run: () => void };

export function simulatedTime(start: number): SimulatedTime {
  let now = start;
  let order = 0;
  const dues = new Set<Due>();
  return {
    now: () => now,
    after(ms, run) {
      const due = { at: Math.ceil(now + Math.max(0, ms)), order: order++, run };
      dues.add(due);
      return () => void dues.delete(due);
    },
    async advance(ms, settle) {
      const end = now + ms;
      // Over long stretches timers come late, as in a browser that throttles a quiet page.
      const late = ms > 300_000 ? 60_000 : 0;
      await settle();
      for (;;) {
        const next = [...dues].sort((a, b) => a.at - b.at || a.order - b.order)[0];
        if (!next || next.at > end) break;
        dues.delete(next);
        now = Math.max(now, Math.min(end, next.at + late));
        next.run();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}
