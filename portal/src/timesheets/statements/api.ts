import type { Language } from '@comptoir/shared/establishments/languages';
import {
  type StatementLine,
  type issueRequestSchema,
  issueAnswerSchema,
  statementsAnswerSchema,
} from '@comptoir/shared/timesheets/portal';
import { statementRowSchema } from '@comptoir/shared/timesheets/statement';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { Api } from '../../api/api.ts';
import { live } from '../../platform/live.ts';

type Asked = { establishment: string; from: string; to: string };

/** Statements of an establishment's people whose days begin within a span, the newest first. */
export function statementsQuery(api: Api, asked: Asked) {
  return queryOptions({
    queryKey: ['statements', 'list', asked],
    queryFn: async () =>
      (
        await api.ask(
          { method: 'GET', path: `/statements?${new URLSearchParams(asked).toString()}` },
          statementsAnswerSchema,
        )
      ).statements,
    ...live(60_000),
  });
}

/** One's own, the newest first. */
export function ownStatementsQuery(api: Api) {
  return queryOptions({
    queryKey: ['statements', 'own'],
    queryFn: async (): Promise<StatementLine[]> =>
      (await api.ask({ method: 'GET', path: '/me/statements' }, statementsAnswerSchema)).statements,
    ...live(60_000),
  });
}

/** One with its document. */
export function statementQuery(api: Api, id: string) {
  return queryOptions({
    queryKey: ['statements', 'one', id],
    queryFn: () => api.ask({ method: 'GET', path: `/statements/${id}` }, statementRowSchema),
  });
}

/** A month of many people takes the server a while. */
export function issueStatements(api: Api, body: z.infer<typeof issueRequestSchema>) {
  return api.ask(
    { method: 'POST', path: '/statements', body, patience: 120_000 },
    issueAnswerSchema,
  );
}

export function statementPaper(api: Api, id: string, language: Language): Promise<Blob> {
  const path = `/statements/${id}/pdf?language=${language}`;
  return api.file({ method: 'GET', path, patience: 60_000 });
}

/** Its owner opened it: that they were told. */
export function noteSeen(api: Api, id: string): Promise<void> {
  return api.act({ method: 'POST', path: `/me/statements/${id}/seen` });
}

export function acknowledge(api: Api, id: string): Promise<void> {
  return api.act({ method: 'POST', path: `/me/statements/${id}/acknowledgement` });
}

export function dispute(api: Api, id: string, reason: string): Promise<void> {
  return api.act({ method: 'POST', path: `/me/statements/${id}/dispute`, body: { reason } });
}

/** Whatever was issued or answered is asked for again; timesheets say how far each statement has come. */
export async function refreshStatements(queries: QueryClient): Promise<void> {
  await Promise.all(
    [['statements'], ['timesheets', 'people']].map((queryKey) =>
      queries.invalidateQueries({ queryKey }),
    ),
  );
}
