import type { Language } from '@comptoir/shared/establishments/languages';
import type { InvitationText } from '@comptoir/shared/establishments/operations';
import type { MailView } from '@comptoir/shared/mail/portal';
import type { Reader } from '../database/connection.ts';
import { findTexts } from '../journal/queries.ts';
import { readInvitation } from './invitation-words.ts';

/** Mails that the portal shows. */
const shown = 200;

/** The newest mails of an organisation. Only a kept one shows its text: that is how its link reaches anybody. */
export async function findMails(db: Reader, organisation: string): Promise<MailView[]> {
  const rows = await db
    .selectFrom('mail')
    .selectAll()
    .where('organisation', '=', organisation)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(shown)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    to: row.to_address,
    subject: row.subject,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    nextAt: row.next_at,
    problem: row.problem,
    text: row.state === 'kept' ? row.text : null,
  }));
}

/** An image of the organisation as it is kept (WebP); null where there is none of this hash. */
export async function findImage(
  db: Reader,
  organisation: string,
  hash: string,
): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('photo')
    .select('webp')
    .where('organisation', '=', organisation)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row?.webp ?? null;
}

/** What an organisation writes into its invitations, and the image on them; null: as Comptoir has it, and none. */
export async function findInvitationLook(
  db: Reader,
  organisation: string,
  language: Language,
): Promise<{ words: InvitationText | null; logo: string | null }> {
  const row = await db
    .selectFrom('organisation')
    .select(['invitation_fr_text', 'invitation_en_text', 'logo'])
    .where('organisation', '=', organisation)
    .executeTakeFirst();
  const hash = row?.[`invitation_${language}_text`] ?? null;
  const texts = await findTexts(db, organisation, hash === null ? [] : [hash]);
  const logo = row?.logo ?? null;
  const isThere = logo !== null && (await findImage(db, organisation, logo)) !== null;
  return { words: readInvitation(texts.get(hash ?? '')), logo: isThere ? logo : null };
}
