import { hashPhoto } from '@comptoir/shared/employees/photo';
import type { Language } from '@comptoir/shared/establishments/languages';
import type { InvitationText } from '@comptoir/shared/establishments/operations';
import {
  type EstablishmentPatch,
  type OrganisationPatch,
  establishmentRequestSchema,
  establishmentViewSchema,
  establishmentsAnswerSchema,
  organisationViewSchema,
} from '@comptoir/shared/establishments/portal';
import { queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { Api } from '../api/api.ts';

export function establishmentsQuery(api: Api) {
  return queryOptions({
    queryKey: ['establishments'],
    queryFn: () => api.ask({ method: 'GET', path: '/establishments' }, establishmentsAnswerSchema),
  });
}

export function addEstablishment(api: Api, body: z.infer<typeof establishmentRequestSchema>) {
  return api.ask({ method: 'POST', path: '/establishments', body }, establishmentViewSchema);
}

export function organisationQuery(api: Api) {
  return queryOptions({
    queryKey: ['organisation'],
    queryFn: () => api.ask({ method: 'GET', path: '/organisation' }, organisationViewSchema),
  });
}

export function editOrganisation(api: Api, body: OrganisationPatch) {
  return api.ask({ method: 'PATCH', path: '/organisation', body }, organisationViewSchema);
}

/** Sends an image under the hash of its bytes; that hash is what a logo names. */
export async function sendLogo(api: Api, image: Blob): Promise<string> {
  const hash = hashPhoto(new Uint8Array(await image.arrayBuffer()));
  await api.act({ method: 'PUT', path: `/photos/${hash}`, bytes: image });
  return hash;
}

/** One invitation mail as it is being written. */
export type Written = InvitationText & { language: Language; logo: string | null };

/** Where a frame finds it as a mail. Nothing is written by asking. */
export function previewAddress({ language, subject, text, logo }: Written): string {
  const search = new URLSearchParams({
    language,
    subject,
    text,
    ...(logo === null ? {} : { logo }),
  });
  return `/api/portal/organisation/invitation/preview?${search.toString()}`;
}

/** The same mail, to one's own address. */
export function sendTest(api: Api, { language, subject, text, logo }: Written): Promise<void> {
  const body = { language, subject, text, ...(logo === null ? {} : { logo }) };
  return api.act({ method: 'POST', path: '/organisation/invitation/test', body });
}

export function editEstablishment(api: Api, id: string, body: EstablishmentPatch) {
  return api.ask({ method: 'PATCH', path: `/establishments/${id}`, body }, establishmentViewSchema);
}
