import type { StatementDocument, StatementRow } from '@comptoir/shared/timesheets/statement';
import type { StoredStatement } from './schema.ts';
import type { ReadPage } from './feed.ts';

/**
 * Statements are kept packed: thirteen months of three hundred people are a hundred megabytes of JSON, of which deflate
 * leaves a sixth. Nothing reads one but their owner's own screens.
 */
export async function packStatements(page: ReadPage): Promise<ReadPage> {
  const rooms = await Promise.all(
    page.rooms.map(async (one) => {
      if (one.room !== 'statements') return one;
      return { ...one, put: await Promise.all(one.put.map(packed)) };
    }),
  );
  return { ...page, rooms };
}

async function packed(row: Record<string, unknown>): Promise<Record<string, unknown>> {
  const document = row['document'] as StatementDocument | null;
  return { ...row, document: document === null ? null : await pack(document) };
}

/** Not inside a transaction: what unpacks is no part of the database, and the transaction would end. */
export async function unpackStatement(row: StoredStatement): Promise<StatementRow> {
  const { document } = row;
  // One that an earlier build stored is not packed.
  return { ...row, document: document instanceof Uint8Array ? await unpack(document) : document };
}

async function pack(document: StatementDocument): Promise<Uint8Array> {
  const text = new Blob([JSON.stringify(document)]);
  return await bytesOf(text.stream().pipeThrough(new CompressionStream('deflate-raw')));
}

/** What this tablet packed itself was read by its schema before, and is not a second time. */
async function unpack(bytes: Uint8Array): Promise<StatementDocument> {
  const packedOnes = new Blob([new Uint8Array(bytes)]).stream();
  const text = new Response(packedOnes.pipeThrough(new DecompressionStream('deflate-raw')));
  return (await text.json()) as StatementDocument;
}

async function bytesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
