import { createHash } from 'node:crypto';
import { externalIdSchema, pushSchema } from '@comptoir/shared/backoffice/messages';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import type { BackofficeScope } from '../http/scopes.ts';
import { wake } from '../journal/append.ts';
import { lockHead } from '../journal/head.ts';
import { dropAnswers, keepAnswer } from './commands.ts';
import { type Kept, pushEmployee } from './push.ts';
import { findAnswer, isKeyTaken } from './queries.ts';
import type { BackofficeRooms } from './rooms.ts';

/** How long a push may be repeated under its key and be answered the same, in ms. */
export const answersKept = 7 * 86_400_000;

export type Request = {
  /** The `Idempotency-Key`; null where none was sent. */
  key: string | null;
  /** Hash of method, address and body. */
  request: string;
  items: readonly unknown[];
};

/** What a request is known by under its key. */
export function requestHash(method: string, path: string, body: unknown): string {
  const text = `${method} ${path}\n${JSON.stringify(body)}`;
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Applies the items of a push in their order, each in a transaction of its own with its answer: a push that is repeated
 * after an answer was lost, or after the server stopped in the middle, does nothing twice (spec BO-7).
 *
 * @param asked.items each with its `externalId`
 * @returns `conflict` where the key stands for another request
 */
export async function pushOnce(
  deps: Deps,
  rooms: BackofficeRooms,
  scope: BackofficeScope,
  { key, request, items }: Request,
): Promise<Result<Kept[], 'conflict'>> {
  const { organisation, token } = scope;
  const now = deps.clock.now();
  await dropAnswers(deps.db, organisation, now - answersKept);
  const answers: Kept[] = [];
  for (const [item, pushed] of items.entries()) {
    const done = await inTransaction(deps.db, async (trx) => {
      await lockHead(trx, organisation);
      if (key !== null) {
        const keyed = { organisation, token, key };
        if (await isKeyTaken(trx, { ...keyed, request })) return null;
        const before = await findAnswer(trx, { ...keyed, item });
        if (before !== null)
          return { kept: JSON.parse(before) as Kept, touched: new Set<string>() };
      }
      const read = readItem(pushed);
      const applied = read.ok
        ? await pushEmployee({ trx, deps, rooms, scope }, read.value)
        : { kept: read.kept, touched: new Set<string>() };
      if (key !== null) {
        const answer = JSON.stringify(applied.kept);
        await keepAnswer(trx, { organisation, token, key, item, request, answer, at: now });
      }
      return applied;
    });
    if (done === null) return refused('conflict');
    wake(deps, organisation, done.touched);
    answers.push(done.kept);
  }
  return ok(answers);
}

type Read = { ok: true; value: Parameters<typeof pushEmployee>[1] } | { ok: false; kept: Kept };

function readItem(pushed: unknown): Read {
  const { externalId, ...rest } = pushed as Record<string, unknown>;
  const id = externalIdSchema.safeParse(externalId);
  const shape = { status: 'refused', refusal: 'malformed', sentence: 'bad-field' } as const;
  if (!id.success) return { ok: false, kept: { externalId: null, ...shape, field: 'externalId' } };
  const push = pushSchema.safeParse(rest);
  if (push.success) return { ok: true, value: { externalId: id.data, push: push.data } };
  const [issue] = push.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...(issue?.path ?? []), ...unknown].join('.').slice(0, 80) || 'version';
  return { ok: false, kept: { externalId: id.data, ...shape, field } };
}
