/** Heartbeats come every 15 s: after three missed ones nobody is there any more. */
const silence = 45_000;

/** Reads the stream of pokes until it ends; its controller is aborted then, whatever ended it. */
export async function listen(
  address: string,
  headers: Record<string, string>,
  stream: AbortController,
  poked: () => void,
): Promise<void> {
  let watchdog = setTimeout(() => stream.abort(), silence);
  try {
    const { signal } = stream;
    const response = await fetch(`${address}/api/sync/events`, { headers, signal });
    if (!response.ok || !response.body) return;
    const decoder = new TextDecoder();
    for await (const bytes of response.body) {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => stream.abort(), silence);
      if (decoder.decode(bytes).includes('event: poke')) poked();
    }
  } catch {
    // A stream that breaks costs latency and nothing else: that is what the soak is there to show.
  } finally {
    clearTimeout(watchdog);
    stream.abort();
  }
}
