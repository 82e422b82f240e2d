import type { Language } from '@comptoir/shared/establishments/languages';
import { planImportCheckSchema, planImportedSchema } from '@comptoir/shared/planning/import-portal';
import type { Api } from '../../api/api.ts';

export type TableFormat = 'csv' | 'xlsx';

function addressOf(path: string, asked: Record<string, string | null>): string {
  const said = Object.entries(asked).flatMap(([name, value]) =>
    value === null ? [] : [[name, value]],
  );
  return `/planning/${path}?${new URLSearchParams(said).toString()}`;
}

export function weekOnPaper(
  api: Api,
  of: {
    establishment: string;
    week: string;
    team: string | null;
    language: Language;
    drafts: boolean;
  },
): Promise<Blob> {
  const asked = { ...of, drafts: of.drafts ? 'true' : null };
  return api.file({ method: 'GET', path: addressOf('paper', asked), patience: 60_000 });
}

export function weeksAsTable(
  api: Api,
  of: {
    establishment: string;
    from: string;
    to: string;
    format: TableFormat;
    language: Language;
    drafts: boolean;
  },
): Promise<Blob> {
  const asked = { ...of, drafts: of.drafts ? 'true' : null };
  return api.file({ method: 'GET', path: addressOf('export', asked), patience: 60_000 });
}

export function planTemplate(
  api: Api,
  of: { establishment: string; format: TableFormat; language: Language },
): Promise<Blob> {
  return api.file({ method: 'GET', path: addressOf('import/template', of) });
}

/** Reads a file of shifts and says what is wrong with it; writes nothing. */
export function checkPlan(api: Api, establishment: string, file: Blob) {
  const path = addressOf('import/check', { establishment });
  return api.ask({ method: 'POST', path, bytes: file, patience: 120_000 }, planImportCheckSchema);
}

/** Drafts every shift of a file, or none. @param attempt of this file at this page: asked again, nothing is drafted twice */
export function importPlan(api: Api, establishment: string, file: Blob, attempt: string) {
  const path = addressOf('import', { establishment, attempt });
  return api.ask({ method: 'POST', path, bytes: file, patience: 300_000 }, planImportedSchema);
}
