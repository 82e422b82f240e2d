import { isDeepStrictEqual } from 'node:util';
import type { InvitationText } from '@comptoir/shared/establishments/operations';
import type { OrganisationPatch } from '@comptoir/shared/establishments/portal';
import type { Attachment } from '@comptoir/shared/journal/attachments';
import type { Body } from '@comptoir/shared/journal/kinds';
import type { ServerEnvelope } from '@comptoir/shared/journal/operation';
import { type OperationRefusal, type Result, ok, refused } from '@comptoir/shared/refusals';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import type { OrganisationScope } from '../../http/scopes.ts';
import { type NewServerOperation, appendWithin, wake } from '../../journal/append.ts';
import { lockHead } from '../../journal/head.ts';
import { saltedText } from '../../journal/salted-text.ts';
import { findImage } from '../../mail/queries.ts';
import { type OrganisationOnFile, findOrganisation } from './views.ts';

type Changes = Body<'organisation.edit'>['changes'];
type By = { actor: string; source: ServerEnvelope['source'] };
type Drafted = { changes: Changes; text: Attachment | null };

/** Rolls everything back: one of the operations was refused. */
class EditRefused extends Error {
  readonly refusal: OperationRefusal;

  constructor(refusal: OperationRefusal) {
    super(`A change of the organisation was ${refusal}.`);
    this.refusal = refusal;
  }
}

/**
 * Changes an organisation as a form showed it, all or nothing: one operation per field that really changes.
 *
 * @returns `conflict` where a field is not as the form showed it, `malformed` for a logo that was never sent
 */
export async function editOrganisation(
  deps: Deps,
  scope: OrganisationScope,
  patch: OrganisationPatch,
  by: By,
): Promise<Result<null, OperationRefusal>> {
  const { organisation } = scope;
  try {
    type Done = Result<ReadonlySet<string>, OperationRefusal>;
    const done = await inTransaction(deps.db, async (trx): Promise<Done> => {
      await lockHead(trx, organisation);
      const { logo } = patch;
      if (logo && logo.to !== null && !(await findImage(trx, organisation, logo.to))) {
        return refused('malformed');
      }
      const drafted = draft(deps, await findOrganisation(trx, organisation), patch);
      if (!drafted.ok) return drafted;
      const operations = drafted.value.map(({ changes, text }): NewServerOperation => ({
        ...{ ...by, establishment: null, auth: 'none', kind: 'organisation.edit' },
        body: { changes },
        attachments: text ? [text] : [],
      }));
      const { outcomes, touched } = await appendWithin(trx, deps, scope, operations);
      const failed = outcomes.find(({ refusal }) => refusal !== undefined);
      if (failed?.refusal) throw new EditRefused(failed.refusal);
      return ok(touched);
    });
    if (!done.ok) return done;
    wake(deps, organisation, done.value);
    return ok(null);
  } catch (error) {
    if (error instanceof EditRefused) return refused(error.refusal);
    throw error;
  }
}

function draft(
  { random }: Pick<Deps, 'random'>,
  { view, row }: OrganisationOnFile,
  patch: OrganisationPatch,
): Result<Drafted[], 'conflict'> {
  const drafted: Drafted[] = [];
  const textOf = (text: string | null): Attachment | null =>
    text === null ? null : saltedText(random, text);
  const { name, invitationFr, invitationEn, secondFactorGrace, passphrases, logo } = patch;
  if (name) {
    if (name.from !== view.name) return refused('conflict');
    const text = saltedText(random, name.to);
    const changes = { nameText: { from: row.name_text, to: text.hash } };
    if (name.to !== name.from) drafted.push({ changes, text });
  }
  const plain = [
    [secondFactorGrace, view.settings.secondFactorGrace, { secondFactorGrace }],
    [passphrases, view.settings.passphrases, { passphrases }],
    [logo, view.logo, { logo }],
  ] as const;
  for (const [change, current, changes] of plain) {
    if (!change) continue;
    if (change.from !== current) return refused('conflict');
    if (change.to !== change.from) drafted.push({ changes, text: null });
  }
  const words = [
    [invitationFr, view.invitation.fr, 'invitationFrText', row.invitation_fr_text],
    [invitationEn, view.invitation.en, 'invitationEnText', row.invitation_en_text],
  ] as const;
  for (const [change, current, field, from] of words) {
    if (!change) continue;
    if (!isDeepStrictEqual(change.from, current)) return refused('conflict');
    if (isDeepStrictEqual(change.to, change.from)) continue;
    const text = textOf(serialised(change.to));
    drafted.push({ changes: { [field]: { from, to: text?.hash ?? null } }, text });
  }
  return ok(drafted);
}

function serialised(words: InvitationText | null): string | null {
  return words && JSON.stringify({ subject: words.subject, text: words.text });
}
