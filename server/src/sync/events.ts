import type { Response } from 'express';
import type { Pokes } from '../deps.ts';
import type { DeviceScope } from '../http/scopes.ts';

const heartbeat = 15_000;

/** A stream whose reader has stopped reading is dropped once this many bytes wait for it. */
const backlog = 16 * 1024;

/** The open streams of every establishment. */
export type Streams = Pokes & {
  /** Answers with a stream that stays open until either side closes it. */
  open(scope: DeviceScope, response: Response): void;
  count(): number;
  /** Ends every stream and the heartbeat: the server is stopping. */
  closeAll(): void;
};

type Stream = { response: Response; device: string };

/**
 * Server-sent events that carry a poke and nothing else: what changed is only ever told by a sync, so a
 * lost, late or doubled poke costs latency and never data.
 *
 * @param beat milliseconds between heartbeats
 */
export function openStreams(beat = heartbeat): Streams {
  const byEstablishment = new Map<string, Set<Stream>>();
  const keyOf = (organisation: string, establishment: string) => `${organisation}/${establishment}`;

  // One timer for all streams: ten thousand quiet tablets must not mean ten thousand timers.
  const timer = setInterval(() => {
    for (const streams of byEstablishment.values()) {
      for (const stream of streams) send(stream, ': beat\n\n');
    }
  }, beat);
  timer.unref();

  return {
    open(scope, response) {
      const stream: Stream = { response, device: scope.device };
      const key = keyOf(scope.organisation, scope.establishment);
      const streams = byEstablishment.get(key) ?? new Set();
      byEstablishment.set(key, streams.add(stream));
      response.once('close', () => {
        streams.delete(stream);
        if (streams.size === 0 && byEstablishment.get(key) === streams) byEstablishment.delete(key);
      });
      response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store, no-transform',
        // Proxies of nginx's kind would otherwise keep pokes until their buffer is full (S27).
        'X-Accel-Buffering': 'no',
      });
      // On (re)connection the tablet always asks: what was poked while it was away is lost.
      response.write('retry: 15000\n\nevent: poke\ndata:\n\n');
    },
    poke(organisation, establishment) {
      for (const stream of byEstablishment.get(keyOf(organisation, establishment)) ?? []) {
        send(stream, 'event: poke\ndata:\n\n');
      }
    },
    close(device) {
      for (const streams of byEstablishment.values()) {
        for (const stream of streams) if (stream.device === device) stream.response.end();
      }
    },
    count() {
      let count = 0;
      for (const streams of byEstablishment.values()) count += streams.size;
      return count;
    },
    closeAll() {
      clearInterval(timer);
      for (const streams of byEstablishment.values()) {
        for (const stream of streams) stream.response.end();
      }
    },
  };
}

function send({ response }: Stream, text: string): void {
  if (response.writableLength > backlog) response.destroy();
  else if (!response.writableEnded) response.write(text);
}
