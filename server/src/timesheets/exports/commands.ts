import { type Accepted, type Batch, type Verdict, applied } from '../../journal/batch.ts';

/** Definitions of exports (spec EXPORT-1): the latest one stands. */
export async function projectExports(
  { trx, organisation }: Batch,
  items: readonly Accepted<'export.define'>[],
): Promise<Verdict[]> {
  for (const { operation } of items) {
    const { body } = operation;
    const definition = {
      name_text: body.nameText,
      format: body.format,
      columns: JSON.stringify(body.columns),
      archived: body.archived ? 1 : 0,
    };
    await trx
      .insertInto('export')
      .values({ organisation, export: body.export, ...definition })
      .onConflict((on) => on.columns(['organisation', 'export']).doUpdateSet(definition))
      .execute();
  }
  return items.map(() => applied());
}
