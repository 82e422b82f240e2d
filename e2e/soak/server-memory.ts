import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

/** One look at the server's memory after a full collection. `at`: ms of this process; the rest in bytes. */
export type MemorySample = { at: number; heap: number; resident: number | null };

const usageSchema = z.object({ result: z.object({ usedSize: z.number() }) });

/**
 * Asks the server's own inspector for a full collection and looks then: what is left is what is held.
 *
 * @param printed what Node said when it opened its inspector
 */
export async function sampleMemory(printed: string, pid: number): Promise<MemorySample> {
  const address = /ws:\/\/\S+/.exec(printed)?.[0];
  if (address === undefined) throw new Error('the server has opened no inspector');
  const socket = new WebSocket(address);
  try {
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = () => reject(new Error('the inspector does not answer'));
    });
    await ask(socket, 1, 'HeapProfiler.collectGarbage');
    const usage = usageSchema.parse(await ask(socket, 2, 'Runtime.getHeapUsage'));
    return { at: performance.now(), heap: usage.result.usedSize, resident: residentOf(pid) };
  } finally {
    socket.close();
  }
}

function ask(socket: WebSocket, id: number, method: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    socket.onmessage = ({ data }) => resolve(JSON.parse(String(data)));
    socket.onclose = () => reject(new Error('the inspector was closed'));
    socket.send(JSON.stringify({ id, method }));
  });
}

/** @returns null where there is no /proc */
function residentOf(pid: number): number | null {
  try {
    const [, kilobytes] =
      /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    // Another system than Linux: only the heap is told.
    return null;
  }
}

/** Least squares. @param points time in ms, and bytes. @returns bytes per hour; null: too few to say */
export function slopePerHour(
  points: readonly (readonly [at: number, bytes: number])[],
): number | null {
  if (points.length < 5) return null;
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [middle, level] = [mean(points.map(([at]) => at)), mean(points.map(([, bytes]) => bytes))];
  const above = points.reduce((sum, [at, bytes]) => sum + (at - middle) * (bytes - level), 0);
  const below = points.reduce((sum, [at]) => sum + (at - middle) ** 2, 0);
  return below === 0 ? null : (above / below) * 3_600_000;
}
