export type Ask = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/portal`, with its query. */
  path: string;
  /** `evidence`: below `/api/evidence`, which needs no session. */
  door?: 'evidence';
  body?: unknown;
  /** A photo or a table that goes as it is, under its own type, instead of a body. */
  bytes?: Blob;
  /** For whom the page was opened that asks; null: it asks who is there at all (spec PORTAL-29). */
  person?: string | null;
  /** The answer is a file to be kept, not JSON. */
  file?: boolean;
  /** Id of what is asked for: asked again after a lost answer, it is done once. */
  attempt?: string;
  /** How long the server may take, in ms, where it has more to do than usual. */
  patience?: number;
};

/**
 * `body`: what the answer's JSON said; undefined where there was none (204). `foreign`: the answer was no JSON of ours.
 * `file`: the bytes that were asked for.
 */
export type Answer = { status: number; body: unknown; foreign: boolean; file?: Blob };

/** One question to the server and its answer; null where the server could not be reached. */
export type Transport = (ask: Ask) => Promise<Answer | null>;

const usualPatience = 30_000;

/** Asks by fetch: same origin, the session's cookie, and the header that no foreign form can send. */
export const fetchTransport: Transport = async (ask) => {
  const {
    method,
    path,
    door = 'portal',
    body,
    bytes,
    file = false,
    attempt,
    person = null,
    patience = usualPatience,
  } = ask;
  try {
    const response = await fetch(`/api/${door}${path}`, {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: file ? '*/*' : 'application/json',
        ...(method === 'GET'
          ? {}
          : { 'X-App': '1', 'Content-Type': bytes?.type ?? 'application/json' }),
        ...(attempt === undefined ? {} : { 'X-Attempt': attempt }),
        ...(person === null ? {} : { 'X-Person': person }),
      },
      ...(method === 'GET' ? {} : { body: bytes ?? JSON.stringify(body ?? {}) }),
      signal: AbortSignal.timeout(patience),
    });
    if (file && response.ok && response.headers.has('content-disposition')) {
      return {
        status: response.status,
        body: undefined,
        foreign: false,
        file: await response.blob(),
      };
    }
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
