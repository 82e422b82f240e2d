import { Worker } from 'node:worker_threads';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { PasswordAnswer, PasswordTask } from './password-worker.ts';

/** bcrypt cost of account passwords (DESIGN §8). */
export const passwordCost = 12;

/** Slow hashes, never on the thread that answers tablets. */
export type PasswordHash = {
  /** bcrypt cost of what it makes. */
  readonly cost: number;
  hash(input: string): Promise<Result<string, 'busy'>>;
  /** `busy`: too many wait already; nothing was looked at. */
  compare(input: string, hash: string): Promise<Result<boolean, 'busy'>>;
  /** Hashes that were begun, for tests of « the same work for everybody ». */
  readonly begun: number;
  close(): Promise<void>;
};

type Waiting = {
  task: Omit<PasswordTask, 'id'>;
  done: (answer: PasswordAnswer['value']) => void;
  failed: (error: Error) => void;
};

/**
 * Worker threads, started when they are needed and never in the way of the process's end.
 *
 * @param options `workers` at a time, `queue` more that may wait; beyond it, `busy`
 */
export function openPasswordHash(
  options: { workers?: number; queue?: number; cost?: number } = {},
): PasswordHash {
  const { workers = 4, queue = 50, cost = passwordCost } = options;
  const idle: Worker[] = [];
  const running = new Map<Worker, Waiting>();
  const waiting: Waiting[] = [];
  let begun = 0;
  let closed = false;

  const start = (): Worker => {
    const worker = new Worker(new URL('./password-worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', ({ value }: PasswordAnswer) => {
      const work = running.get(worker);
      running.delete(worker);
      worker.unref();
      idle.push(worker);
      work?.done(value);
      next();
    });
    worker.on('error', (error) => {
      const work = running.get(worker);
      running.delete(worker);
      work?.failed(error instanceof Error ? error : new Error(String(error)));
      next();
    });
    return worker;
  };
  const next = (): void => {
    while (!closed && waiting.length > 0) {
      const worker = idle.pop() ?? (running.size < workers ? start() : undefined);
      const work = worker && waiting.shift();
      if (!worker || !work) return;
      running.set(worker, work);
      // While somebody waits for the answer the process does not end.
      worker.ref();
      worker.postMessage({ id: ++begun, ...work.task } satisfies PasswordTask);
    }
  };
  const ask = (task: Omit<PasswordTask, 'id'>): Promise<Result<string | boolean, 'busy'>> => {
    if (closed || running.size + waiting.length >= workers + queue) {
      return Promise.resolve(refused('busy'));
    }
    return new Promise((resolve, failed) => {
      waiting.push({ task, done: (value) => resolve(ok(value)), failed });
      next();
    });
  };
  return {
    cost,
    hash: (input) => ask({ input, cost, hash: null }) as Promise<Result<string, 'busy'>>,
    compare: (input, hash) => ask({ input, cost, hash }) as Promise<Result<boolean, 'busy'>>,
    get begun() {
      return begun;
    },
    async close() {
      closed = true;
      for (const { failed } of [...waiting.splice(0), ...running.values()]) {
        failed(new Error('The server is stopping.'));
      }
      await Promise.all([...idle, ...running.keys()].map((worker) => worker.terminate()));
    },
  };
}
