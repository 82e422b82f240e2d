/** What happens at one virtual instant. */
type Event = { at: number; order: number; label: string; run: () => void | Promise<void> };

/**
 * Virtual time: a queue of events, one running at a time, each followed until nothing moves any more.
 * Real threads (crypto, disk) may take as long as they like; they never change the order of things.
 */
export type Schedule = {
  /** Milliseconds since 1970 on the true clock that nobody in the simulated world can read exactly. */
  now(): number;
  /** Runs once after `delay` ms; the answer cancels it. */
  after(delay: number, label: string, run: () => void | Promise<void>): () => void;
  /** Runs the next event; false when there is none up to `until`, and time stands at `until` then. */
  step(until: number): Promise<boolean>;
  /** Time in which nothing at all happens: whatever was to come comes as much later. */
  skip(pause: number): void;
  /** All that was skipped so far, ms. */
  skipped(): number;
  /** Something real is under way until the answer is called: nothing is settled before. */
  busy(): () => void;
  /** Waits until the process has nothing left to do for the present event. */
  settle(): Promise<void>;
};

export function createSchedule(start: number): Schedule {
  let now = start;
  let order = 0;
  let working = 0;
  let skipped = 0;
  const queue: Event[] = [];

  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 2;) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      const moving = working > 0 || process.getActiveResourcesInfo().includes('Immediate');
      quiet = moving ? 0 : quiet + 1;
    }
  };

  return {
    now: () => now,
    after(delay, label, run) {
      const event = { at: now + Math.max(0, delay), order: order++, label, run };
      push(queue, event);
      return () => {
        event.run = () => undefined;
        event.label = '';
      };
    },
    async step(until) {
      while (queue[0]?.label === '') pop(queue);
      const [next] = queue;
      if (next === undefined || next.at > until) {
        now = Math.max(now, until);
        return false;
      }
      pop(queue);
      now = Math.max(now, next.at);
      await next.run();
      await settle();
      return true;
    },
    skip(pause) {
      now += pause;
      skipped += pause;
      for (const event of queue) event.at += pause;
    },
    skipped: () => skipped,
    busy() {
      working++;
      let ended = false;
      return () => {
        if (!ended) working--;
        ended = true;
      };
    },
    settle,
  };
}

function before(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

/** A binary heap: the first event is at index 0. */
function push(heap: Event[], event: Event): void {
  let at = heap.push(event) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(event, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = event;
}

function pop(heap: Event[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
    if (!before(heap[child]!, last)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
}
