import { Worker } from 'node:worker_threads';
import type { Inspection } from './inspect-file.ts';
import type { JournalEnd } from './manifest.ts';

/** `inspectFile` on a thread of its own. */
export function inspect(path: string, noted: readonly JournalEnd[]): Promise<Inspection> {
  return new Promise((done, failed) => {
    const worker = new Worker(new URL('./inspect-worker.ts', import.meta.url), {
      workerData: { path, noted },
    });
    worker.once('message', (inspection: Inspection) => done(inspection));
    worker.once('error', failed);
    // After a message this changes nothing.
    worker.once('exit', (code) => failed(new Error(`the inspection ended with ${code}`)));
  });
}
