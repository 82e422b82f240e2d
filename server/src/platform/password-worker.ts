import { parentPort } from 'node:worker_threads';
import { compareSync, hashSync } from 'bcryptjs';

/** One piece of work: without `hash` make one, with it compare. */
export type PasswordTask = { id: number; input: string; cost: number; hash: string | null };
export type PasswordAnswer = { id: number; value: string | boolean };

// bcrypt takes its time on purpose: here nobody waits for it but who asked.
parentPort?.on('message', ({ id, input, cost, hash }: PasswordTask) => {
  const value = hash === null ? hashSync(input, cost) : compareSync(input, hash);
  parentPort?.postMessage({ id, value } satisfies PasswordAnswer);
});
