import { protocolMarker } from '@comptoir/shared/sync/messages';

export function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}

export function problem(status: number, refusal: string, more: object = {}): Response {
  return json({ protocol: protocolMarker, refusal, ...more }, status);
}
