import type { Logger } from 'pino';

/** A queue on the disk that is worked off for as long as the server runs. */
export type QueueLoop = {
  /** There may be something to do: returns at once, whatever is in the way. */
  wake: () => void;
  /** Does what is due now and returns when that is done. */
  pass: () => Promise<void>;
  /** Lets what is under way end, for a while; nothing begins after it. */
  stop: () => Promise<void>;
};

export type QueueOptions = {
  log: Pick<Logger, 'error'>;
  /** Said in the log when a look fails: the queue is on the disk, and tried again at the next one. */
  stumbled: string;
  /** One look at the queue: everything that is due. @param woken resolves as soon as there may be more */
  look: (woken: () => Promise<void>) => Promise<void>;
  /** Ms for which wakings are gathered before one look; left out: it begins at once. */
  gathering?: number;
};

/** How often the queue is looked at when nobody wakes it, and how long a stop waits for what is under way. Ms. */
const interval = 2_000;
const stopLimit = 5_000;

/** Looks at a queue now, at every waking and every two seconds, one look after the other. */
export function startQueueLoop({ log, stumbled, look, gathering = 0 }: QueueOptions): QueueLoop {
  let again = false;
  let stopped = false;
  let running: Promise<void> | null = null;
  let nudge: NodeJS.Timeout | null = null;
  let listeners: (() => void)[] = [];
  const woken = () => new Promise<void>((resolve) => void listeners.push(resolve));
  const loop = async (): Promise<void> => {
    do {
      again = false;
      try {
        await look(woken);
      } catch (error) {
        log.error({ err: error }, stumbled);
      }
    } while (again && !stopped);
  };
  const begin = (): void => {
    if (stopped) return;
    again = true;
    for (const told of listeners.splice(0)) told();
    running ??= loop().finally(() => {
      running = null;
      if (again) begin();
    });
  };
  const wake = (): void => {
    if (gathering === 0) begin();
    // Many wakings at once are one look.
    else {
      nudge ??= setTimeout(() => {
        nudge = null;
        begin();
      }, gathering);
    }
  };
  const timer = setInterval(begin, interval);
  timer.unref();
  begin();
  return {
    wake,
    async pass() {
      begin();
      while (running) await running;
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      if (nudge) clearTimeout(nudge);
      listeners = [];
      const limit = new Promise((resolve) => setTimeout(resolve, stopLimit).unref());
      await Promise.race([running, limit]);
    },
  };
}
