import { type TemplateContent, templateContentSchema } from '@comptoir/shared/planning/template';
import type { Reader } from '../../database/connection.ts';
import { findTexts } from '../../journal/queries.ts';
import type { PlanningTables } from '../tables.ts';

export async function findTemplate(
  db: Reader,
  organisation: string,
  template: string,
): Promise<PlanningTables['template'] | undefined> {
  return db
    .selectFrom('template')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('template', '=', template)
    .executeTakeFirst();
}

export type Template = {
  id: string;
  name: string;
  content: TemplateContent;
  by: string | null;
  at: number;
};

/** Templates of an establishment that are not archived, by name. */
export async function findTemplatesOf(
  db: Reader,
  of: { organisation: string; establishment: string },
): Promise<Template[]> {
  const rows = await db
    .selectFrom('template')
    .selectAll()
    .where('organisation', '=', of.organisation)
    .where('establishment', '=', of.establishment)
    .where('archived', '=', 0)
    .orderBy('name')
    .orderBy('template')
    .execute();
  const hashes = rows.map((row) => row.content_text);
  const texts = await findTexts(db, of.organisation, hashes);
  return rows.flatMap((row) => {
    const text = texts.get(row.content_text);
    // The text of one is never erased alone: it names people by their ids only.
    if (text === undefined) return [];
    const content = templateContentSchema.parse(JSON.parse(text));
    const { template: id, name, defined_by: by, defined_at: at } = row;
    return [{ id, name, content, by, at }];
  });
}
