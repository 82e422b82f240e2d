import { correctionRowSchema } from '@comptoir/shared/timesheets/correction';
import type {
  correctionRequestSchema,
  decisionRequestSchema,
} from '@comptoir/shared/timesheets/portal';
import type * as z from 'zod/mini';
import type { Api } from '../../api/api.ts';

export type CorrectionRequest = z.infer<typeof correctionRequestSchema>;
export type DecisionRequest = z.infer<typeof decisionRequestSchema>;

export function proposeCorrection(api: Api, body: CorrectionRequest) {
  return api.ask({ method: 'POST', path: '/corrections', body }, correctionRowSchema);
}

export function decideCorrection(api: Api, id: string, body: DecisionRequest) {
  return api.ask(
    { method: 'POST', path: `/corrections/${id}/decision`, body },
    correctionRowSchema,
  );
}

export function withdrawCorrection(api: Api, id: string) {
  return api.ask(
    { method: 'POST', path: `/corrections/${id}/withdrawal`, body: {} },
    correctionRowSchema,
  );
}

export function objectToCorrection(api: Api, id: string, reason: string) {
  return api.ask(
    { method: 'POST', path: `/corrections/${id}/objection`, body: { reason } },
    correctionRowSchema,
  );
}
