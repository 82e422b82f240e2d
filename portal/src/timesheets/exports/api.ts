import type { Language } from '@comptoir/shared/establishments/languages';
import {
  type ExportPreview,
  type ExportView,
  exportPreviewSchema,
  exportsAnswerSchema,
} from '@comptoir/shared/timesheets/portal';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Api } from '../../api/api.ts';

/** Business days, both included; `establishment` null: of the whole house. */
export type ExportSpan = { establishment: string | null; from: string; to: string };
export type InspectionFormat = 'csv' | 'xlsx' | 'pdf';

/** A year of a large house takes the server minutes. Ms. */
const patience = 300_000;

export function exportsQuery(api: Api) {
  return queryOptions({
    queryKey: ['exports'],
    queryFn: async () =>
      (await api.ask({ method: 'GET', path: '/exports' }, exportsAnswerSchema)).exports,
  });
}

export function previewQuery(
  api: Api,
  definition: Pick<ExportView, 'format' | 'columns'>,
  span: ExportSpan,
) {
  return queryOptions({
    queryKey: ['export-preview', definition, span],
    queryFn: (): Promise<ExportPreview> =>
      api.ask(
        { method: 'POST', path: '/exports/preview', body: { ...definition, ...given(span) } },
        exportPreviewSchema,
      ),
    retry: false,
  });
}

/** Makes it, or makes it anew; `archived`: it is offered no more. */
export async function defineExport(
  api: Api,
  queries: QueryClient,
  { id, ...definition }: ExportView & { archived: boolean },
): Promise<void> {
  await api.act({ method: 'PUT', path: `/exports/${id}`, body: definition });
  await queries.invalidateQueries({ queryKey: ['exports'] });
}

export function exportFile(api: Api, id: string, span: ExportSpan): Promise<Blob> {
  const path = `/exports/${id}/file?${new URLSearchParams(given(span)).toString()}`;
  return api.file({ method: 'GET', path, patience });
}

export function inspectionFile(
  api: Api,
  span: ExportSpan,
  as: { format: InspectionFormat; language: Language },
): Promise<Blob> {
  const path = `/inspection?${new URLSearchParams({ ...given(span), ...as }).toString()}`;
  return api.file({ method: 'GET', path, patience });
}

function given({ establishment, from, to }: ExportSpan): Record<string, string> {
  return { from, to, ...(establishment === null ? {} : { establishment }) };
}
