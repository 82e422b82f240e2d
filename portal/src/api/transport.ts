export type Ask = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/api/portal`, with its query. */
  path: string;
  body?: unknown;
};

/** `body`: what the answer's JSON said; undefined where there was none (204). `foreign`: the answer was no JSON of ours. */
export type Answer = { status: number; body: unknown; foreign: boolean };

/** One question to the server and its answer; null where the server could not be reached. */
export type Transport = (ask: Ask) => Promise<Answer | null>;

const patience = 30_000;

/** Asks by fetch: same origin, the session's cookie, and the header that no foreign form can send. */
export const fetchTransport: Transport = async ({ method, path, body }) => {
  try {
    const response = await fetch(`/api/portal${path}`, {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        ...(method === 'GET' ? {} : { 'X-App': '1', 'Content-Type': 'application/json' }),
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
      signal: AbortSignal.timeout(patience),
    });
    return { status: response.status, ...(await readBody(response)) };
  } catch (error) {
    // No network, no server, or no answer in time. What was typed stays where it is.
    if (error instanceof TypeError || error instanceof DOMException) return null;
    throw error;
  }
};

async function readBody(response: Response): Promise<{ body: unknown; foreign: boolean }> {
  const text = await response.text();
  if (text === '') return { body: undefined, foreign: false };
  const type = response.headers.get('content-type') ?? '';
  // A captive portal answers 200 with its own page: that is no answer of Comptoir.
  if (!type.includes('application/json')) return { body: undefined, foreign: true };
  try {
    return { body: JSON.parse(text) as unknown, foreign: false };
  } catch (error) {
    if (error instanceof SyntaxError) return { body: undefined, foreign: true };
    throw error;
  }
}
