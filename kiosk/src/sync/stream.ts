import type { Platform } from '../platform/ports.ts';
import { timing } from './engine.ts';

/**
 * Reads the poke stream until it ends, fails or falls silent. It carries no data: losing it costs latency only (S27).
 *
 * @param told called for `open` once and for each `poke`
 */
export async function followPokes(
  platform: Platform,
  token: string,
  stop: AbortSignal,
  told: (event: 'open' | 'poke') => void,
): Promise<void> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  stop.addEventListener('abort', abort, { once: true });
  let cancelWatch: () => void = () => undefined;
  const silence = new Promise<null>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  const watch = () => {
    cancelWatch();
    cancelWatch = platform.timers.after(timing.streamSilence, abort);
  };
  watch();
  try {
    const response = await Promise.race([
      platform.transport('/api/sync/events', {
        method: 'GET',
        headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
        signal: controller.signal,
      }),
      silence,
    ]);
    const kind = response?.headers.get('content-type') ?? '';
    if (!response?.ok || response.body === null || !kind.startsWith('text/event-stream')) return;
    told('open');
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    for (;;) {
      watch();
      const chunk = await Promise.race([reader.read(), silence]);
      if (chunk === null || chunk.done) return;
      rest += decoder.decode(chunk.value, { stream: true });
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (/^event: ?poke\r?$/.test(line)) told('poke');
    }
  } catch {
    // A broken stream ends like a closed one: the poll goes on, and the next answer opens another.
  } finally {
    cancelWatch();
    stop.removeEventListener('abort', abort);
    abort();
  }
}
