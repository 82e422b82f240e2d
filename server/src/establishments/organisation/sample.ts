import type { Language } from '@comptoir/shared/establishments/languages';
import type { invitationPreviewSchema } from '@comptoir/shared/establishments/portal';
import { personNameSchema } from '@comptoir/shared/employees/operations';
import type * as z from 'zod/mini';
import type { Reader } from '../../database/connection.ts';
import type { AccountScope } from '../../http/scopes.ts';
import { findTexts } from '../../journal/queries.ts';
import type { MailContent } from '../../mail/templates.ts';
import { findContact } from '../queries.ts';
import { findOrganisation } from './views.ts';

/** An invitation to oneself, as a form would write it. No account waits behind its button. */
export type SampleMail = {
  content: Extract<MailContent, { template: 'invitation' }>;
  language: Language;
  organisation: string;
  to: { name: string; address: string };
  /** Hash of the image that the form chose. */
  logo: string | null;
};

/** @param address the configured one: the button leads to the portal */
export async function findSample(
  db: Reader,
  { organisation, person, email }: AccountScope,
  form: z.infer<typeof invitationPreviewSchema>,
  address: URL,
): Promise<SampleMail> {
  const { view } = await findOrganisation(db, organisation);
  const contact = await findContact(db, organisation, person);
  const hashes = [contact?.name_text, contact?.phone_text].filter((one) => typeof one === 'string');
  const texts = await findTexts(db, organisation, hashes);
  const nameText = texts.get(contact?.name_text ?? '');
  const name = personNameSchema.safeParse(nameText === undefined ? null : JSON.parse(nameText));
  const { given, family } = name.success ? name.data : { given: '', family: '' };
  const full = `${given} ${family}`.trim();
  const phone = texts.get(contact?.phone_text ?? '') ?? null;
  const { language, subject, text, logo = null } = form;
  return {
    ...{ language, organisation, logo, to: { name: full, address: email } },
    content: {
      template: 'invitation',
      data: {
        organisation: view.name,
        given,
        email,
        phone,
        url: new URL('/portal/', address).href,
        hours: 72,
        inviter: full || null,
        inviterPhone: phone,
        words: { subject, text },
        logo: logo !== null,
      },
    },
  };
}
