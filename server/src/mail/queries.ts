import type { MailView } from '@comptoir/shared/mail/portal';
import type { Reader } from '../database/connection.ts';

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
