import { type Me, type SetupAnswer, setupAnswerSchema } from '@comptoir/shared/access/portal';
import { renewSetupLink } from '../access/accounts/setup.ts';
import type { TestServer } from '../testing-server.ts';

export const administrator = {
  given: 'Nour',
  family: 'Aubert',
  email: 'nour@maison-aubert.fr',
  password: 'Trois-Merles-7',
};

/** What the set-up page would send for a restaurant in Paris. */
export function setupRequest(token: string) {
  return {
    token,
    language: 'fr' as const,
    organisation: 'Maison Aubert',
    establishment: { name: 'Le Comptoir des Halles', zone: 'Europe/Paris' },
    kioskAddress: 'https://comptoir.example.fr',
    administrator,
    manager: null as { given: string; family: string } | null,
  };
}

type Options = { headers?: Record<string, string>; bare?: boolean };

/** A browser at the portal: a cookie jar, the headers of the portal's own page, the real server behind it. */
export class PortalClient {
  readonly jar = new Map<string, string>();
  readonly #server: Pick<TestServer, 'url'>;

  constructor(server: Pick<TestServer, 'url'>) {
    this.#server = server;
  }

  get(path: string, options?: Options): Promise<Response> {
    return this.send('GET', path, undefined, options);
  }

  post(path: string, body: unknown = {}, options?: Options): Promise<Response> {
    return this.send('POST', path, body, options);
  }

  /** @param options `headers` over the page's own; `bare`: none of the page's own */
  async send(
    method: string,
    path: string,
    body?: unknown,
    { headers = {}, bare = false }: Options = {},
  ): Promise<Response> {
    const own = { 'x-app': '1', 'sec-fetch-site': 'same-origin' };
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${this.#server.url}/api/portal${path}`, {
      method,
      headers: {
        ...(bare ? {} : own),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(cookie !== '' && { cookie }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=', 2);
      if (value === '') this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return answer;
  }

  logIn(email = administrator.email, password = administrator.password): Promise<Response> {
    return this.post('/session', { email, password });
  }

  /** Who this browser is logged in as; null: nobody. */
  async me(): Promise<Me | null> {
    const answer = await this.get('/me');
    return answer.status === 200 ? ((await answer.json()) as Me) : null;
  }
}

/** The refusal and status of an answer that is a problem. */
export async function refusalOf(answer: Response): Promise<[number, string]> {
  const { refusal = '' } = (await answer.json()) as { refusal?: string };
  return [answer.status, refusal];
}

/** The token of a link, as the page takes it from its address. */
export function tokenIn(url: string | URL): string {
  return new URL(url).hash.slice(1);
}

/** A house that was set up by its page, and the administrator's browser. */
export async function setUpHouse(
  server: TestServer,
  change: Partial<ReturnType<typeof setupRequest>> = {},
): Promise<{ client: PortalClient; answer: SetupAnswer; me: Me }> {
  const link = await renewSetupLink(server.deps, new URL('http://localhost:8080'));
  if (!link) throw new Error('This house is set up already.');
  const client = new PortalClient(server);
  const answer = await client.post('/setup', { ...setupRequest(tokenIn(link)), ...change });
  if (answer.status !== 200) throw new Error(await answer.text());
  const me = await client.me();
  if (!me) throw new Error('The set-up opened no session.');
  return { client, answer: setupAnswerSchema.parse(await answer.json()), me };
}
