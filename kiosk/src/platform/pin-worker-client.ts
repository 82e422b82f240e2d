type PinWorker = { hash: (pin: string, salt: string) => Promise<string>; prepare: () => void };

/** One worker for the life of the page, made when a pad opens so that the first screen does not wait for it. */
export function hashPinInWorker(): PinWorker {
  let worker: Worker | null = null;
  let next = 0;
  const waiting = new Map<number, { done(hash: string): void; failed(error: Error): void }>();

  const start = () => {
    const made = new Worker(new URL('./pin-worker.ts', import.meta.url), { type: 'module' });
    made.addEventListener('message', (event: MessageEvent<{ id: number; hash: string }>) => {
      waiting.get(event.data.id)?.done(event.data.hash);
      waiting.delete(event.data.id);
    });
    made.addEventListener('error', () => {
      // A worker that could not run leaves no PIN check hanging; the next one starts another.
      for (const one of waiting.values()) one.failed(new Error('the PIN worker stopped'));
      waiting.clear();
      worker = null;
    });
    return made;
  };

  return {
    hash: (pin, salt) =>
      new Promise((done, failed) => {
        worker ??= start();
        const id = next++;
        waiting.set(id, { done, failed });
        worker.postMessage({ id, pin, salt });
      }),
    prepare: () => {
      worker ??= start();
    },
  };
}
