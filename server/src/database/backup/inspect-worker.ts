import { parentPort, workerData } from 'node:worker_threads';
import { inspectFile } from './inspect-file.ts';
import type { JournalEnd } from './manifest.ts';

// A large copy takes minutes to read: on a thread of its own, no tablet waits for it.
const { path, noted } = workerData as { path: string; noted: JournalEnd[] };
parentPort?.postMessage(inspectFile(path, noted));
