import { tokenAnswerSchema } from '@comptoir/shared/access/portal';
import type { TokenScope } from '@comptoir/shared/access/permissions';
import {
  type ChangeItem,
  type PushAnswer,
  batchAnswerSchema,
  changesAnswerSchema,
  pushAnswerSchema,
} from '@comptoir/shared/backoffice/messages';
import type { TestServer } from '../testing-server.ts';
import type { PortalClient } from './portal-client.ts';

/** Payroll software of a house: a token, HTTP, and what it has pulled so far. */
export class Payroll {
  server: Pick<TestServer, 'url'>;
  readonly secret: string;
  readonly id: string;
  cursor: string | null = null;

  constructor(server: Pick<TestServer, 'url'>, token: { id: string; secret: string }) {
    this.server = server;
    this.secret = token.secret;
    this.id = token.id;
  }

  /** Payroll with a token that an administrator made in the portal. */
  static async connect(
    server: Pick<TestServer, 'url'>,
    client: PortalClient,
    scopes: readonly TokenScope[] = ['punches.read', 'employees.read', 'employees.write'],
  ): Promise<Payroll> {
    const answer = await client.post('/tokens', { name: 'Silae', scopes, days: 90 });
    const { token, secret } = tokenAnswerSchema.parse(await answer.json());
    return new Payroll(server, { id: token.id, secret });
  }

  ask(method: string, path: string, body?: unknown, headers = {}): Promise<Response> {
    return fetch(`${this.server.url}/api/backoffice/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.secret}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  /** One page after the last one. */
  async page(limit = 500): Promise<{ items: ChangeItem[]; more: boolean }> {
    const query = new URLSearchParams({ limit: String(limit) });
    if (this.cursor !== null) query.set('cursor', this.cursor);
    const answer = await this.ask('GET', `/changes?${query.toString()}`);
    if (answer.status !== 200) throw new Error(await answer.text());
    const { items, cursor, more } = changesAnswerSchema.parse(await answer.json());
    this.cursor = cursor;
    return { items, more };
  }

  /** Everything that changed since the last time. */
  async pull(limit = 500): Promise<ChangeItem[]> {
    const pulled: ChangeItem[] = [];
    for (;;) {
      const { items, more } = await this.page(limit);
      pulled.push(...items);
      if (!more) return pulled;
    }
  }

  put(externalId: string, body: object, key?: string): Promise<Response> {
    const path = `/employees/${encodeURIComponent(externalId)}`;
    return this.ask('PUT', path, body, key === undefined ? {} : { 'idempotency-key': key });
  }

  async push(externalId: string, body: object, key?: string): Promise<PushAnswer> {
    const answer = await this.put(externalId, body, key);
    return pushAnswerSchema.parse({ status: 'refused', ...((await answer.json()) as object) });
  }

  async batch(employees: unknown[], key?: string): Promise<PushAnswer[]> {
    const headers = key === undefined ? {} : { 'idempotency-key': key };
    const answer = await this.ask('PUT', '/employees', { employees }, headers);
    if (answer.status !== 200) throw new Error(await answer.text());
    return batchAnswerSchema.parse(await answer.json()).items;
  }
}
