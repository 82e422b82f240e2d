import { publicKeySchema } from '@comptoir/shared/devices/enrolment';
import {
  type CheckAnswer,
  type EvidenceHome,
  checkAnswerSchema,
  evidenceHomeSchema,
  punchTimesAnswerSchema,
} from '@comptoir/shared/evidence/portal';
import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import type { Api } from '../api/api.ts';

/** Whose hours, and from which day to which, both included. */
export type Subject = { person: string; first: string; last: string };

/** What became of the punch behind a code. The code is in the body: no log of a server or a proxy has it. */
export function checkQuery(api: Api, receipt: string) {
  return queryOptions({
    queryKey: ['check', receipt],
    queryFn: (): Promise<CheckAnswer> =>
      api.ask(
        { method: 'POST', path: '/check', door: 'evidence', body: { receipt } },
        checkAnswerSchema,
      ),
    retry: false,
    gcTime: 0,
  });
}

const keySchema = z.object({ key: publicKeySchema, thumbprint: z.string() });

/** The key that signs receipts and checkpoints, as anybody may have it. */
export function keyQuery(api: Api) {
  return queryOptions({
    queryKey: ['evidence-key'],
    queryFn: () => api.ask({ method: 'GET', path: '/key', door: 'evidence' }, keySchema),
  });
}

export function punchTimesQuery(api: Api, { person, first, last }: Subject) {
  return queryOptions({
    queryKey: ['punch-times', person, first, last],
    queryFn: async () => {
      const path = `/punches?person=${person}&first=${first}&last=${last}`;
      return (await api.ask({ method: 'GET', path }, punchTimesAnswerSchema)).punches;
    },
  });
}

/** The evidence file about somebody. A long period takes a while. */
export function evidenceFile(api: Api, subject: Subject): Promise<Blob> {
  return api.file({ method: 'POST', path: '/evidence/files', body: subject, patience: 120_000 });
}

export function evidenceHomeQuery(api: Api) {
  return queryOptions({
    queryKey: ['evidence'],
    queryFn: () => api.ask({ method: 'GET', path: '/evidence' }, evidenceHomeSchema),
  });
}

export function makeCheckpoint(api: Api): Promise<void> {
  return api.act({ method: 'POST', path: '/evidence/checkpoints', patience: 120_000 });
}

export function setMailTo(api: Api, mailTo: string | null): Promise<EvidenceHome> {
  return api.ask({ method: 'PATCH', path: '/evidence', body: { mailTo } }, evidenceHomeSchema);
}

/** The program that verifies without a server. */
export const verifierAddress = '/api/evidence/verifier';
