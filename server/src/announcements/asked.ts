import { tidyText } from '@comptoir/shared/announcements/announcement';
import { announcementLimits } from '@comptoir/shared/announcements/operations';
import type { AnnouncementRequest } from '@comptoir/shared/announcements/portal';
import type { Attachment } from '@comptoir/shared/journal/attachments';
import type { Body } from '@comptoir/shared/journal/kinds';
import { type OperationRefusal, type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Trx } from '../database/connection.ts';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import { type AccountScope, organisationOf, portalSource } from '../http/scopes.ts';
import { type NewServerOperation, appendWithin, wake } from '../journal/append.ts';
import { lockHead } from '../journal/head.ts';
import { saltedText } from '../journal/salted-text.ts';
import { type StoredAnnouncement, findAnnouncement, findWords } from './queries.ts';

type Asked = Omit<AnnouncementRequest, 'from'> & { from: number };

/** Publishes as asked, once: what stands already as it is asked for is not published again (spec NEWS-4). */
export async function publishAsked(
  deps: Deps,
  account: AccountScope,
  request: AnnouncementRequest,
): Promise<Result<null, OperationRefusal>> {
  const { organisation } = account;
  return written(deps, account, async (trx, write) => {
    const before = await findAnnouncement(trx, organisation, request.announcement);
    // « At once » of one that began stays when it began.
    const from = request.from ?? before?.from_at ?? deps.clock.now();
    const asked = {
      ...request,
      from,
      title: tidyText(request.title),
      body: tidyText(request.body),
    };
    if (asked.body.length > announcementLimits.text) return 'malformed';
    const texts = before ? await findWords(trx, organisation, [before]) : new Map<string, string>();
    if (before && standsAs(before, asked, texts)) return null;
    const [title, titleTexts] = textOf(deps, asked.title, before?.title_text, texts);
    const [words, bodyTexts] = textOf(deps, asked.body, before?.body_text, texts);
    const body: Body<'announcement.publish'> = {
      ...{ announcement: asked.announcement, team: asked.team, person: asked.person },
      ...{ titleText: title, bodyText: words, pinned: asked.pinned },
      ...{ from, until: asked.until, previous: asked.previous },
    };
    const { establishment } = asked;
    const attachments = [...titleTexts, ...bodyTexts];
    return write({ kind: 'announcement.publish', establishment, body, attachments });
  });
}

export async function withdrawAsked(
  deps: Deps,
  account: AccountScope,
  { announcement, establishment }: StoredAnnouncement,
): Promise<Result<null, OperationRefusal>> {
  const body = { announcement };
  return written(deps, account, (_, write) =>
    write({ kind: 'announcement.withdraw', establishment, body, attachments: [] }),
  );
}

/** That somebody opened it in their own space. */
export async function readBy(
  deps: Deps,
  account: AccountScope,
  { announcement, establishment }: { announcement: string; establishment: string | null },
): Promise<Result<null, OperationRefusal>> {
  const body = { announcement, person: account.person };
  return written(deps, account, (_, write) =>
    write({ kind: 'announcement.read', establishment, body, attachments: [] }),
  );
}

type Draft = Pick<NewServerOperation, 'kind' | 'body' | 'establishment' | 'attachments'>;

/** One operation under the organisation's lock. Refused, it stays in the journal as refused. */
async function written(
  deps: Deps,
  account: AccountScope,
  work: (
    trx: Trx,
    write: (draft: Draft) => Promise<OperationRefusal | null>,
  ) => Promise<OperationRefusal | null>,
): Promise<Result<null, OperationRefusal>> {
  const scope = organisationOf(account);
  const touched = new Set<string>();
  const refusal = await inTransaction(deps.db, async (trx) => {
    await lockHead(trx, scope.organisation);
    return work(trx, async (draft) => {
      const by = { actor: account.person, auth: 'none', source: portalSource(account) };
      const operation = { ...by, ...draft } as NewServerOperation;
      const appended = await appendWithin(trx, deps, scope, [operation]);
      for (const one of appended.touched) touched.add(one);
      return appended.outcomes[0]?.refusal ?? null;
    });
  });
  wake(deps, scope.organisation, touched);
  return refusal === null ? ok(null) : refused(refusal);
}

/** A text that stands already keeps its hash: nobody has to read it again for a pin (NEWS-5). */
function textOf(
  deps: Deps,
  text: string,
  before: string | undefined,
  texts: ReadonlyMap<string, string>,
): [string, Attachment[]] {
  if (before !== undefined && texts.get(before) === text) return [before, []];
  const made = saltedText(deps.random, text);
  return [made.hash, [made]];
}

function standsAs(
  row: StoredAnnouncement,
  asked: Asked,
  texts: ReadonlyMap<string, string>,
): boolean {
  return (
    row.withdrawn_at === null &&
    row.establishment === asked.establishment &&
    row.team === asked.team &&
    row.person === asked.person &&
    row.pinned === (asked.pinned ? 1 : 0) &&
    row.from_at === asked.from &&
    row.until_at === asked.until &&
    texts.get(row.title_text) === asked.title &&
    texts.get(row.body_text) === asked.body
  );
}
