import { writtenContentSchema } from '@comptoir/shared/planning/portal';
import * as z from 'zod/mini';
import type { Batch } from './plan-writer.ts';

const content = z.nullable(writtenContentSchema);
const batchesSchema = z.array(
  z.object({
    id: z.string(),
    edits: z.array(z.object({ shift: z.string(), from: content, to: content })),
  }),
);

/** What is not written yet outlives a reload of this tab, and nothing longer (spec PLAN-63). */
export function keptBatches(person: string, establishment: string) {
  const key = `comptoir.plan ${person} ${establishment}`;
  return {
    read: (): Batch[] => {
      const text = sessionStorage.getItem(key);
      if (text === null) return [];
      try {
        const read = batchesSchema.safeParse(JSON.parse(text));
        return read.success ? read.data : [];
      } catch (error) {
        if (error instanceof SyntaxError) return [];
        throw error;
      }
    },
    keep: (batches: readonly Batch[]): void => {
      if (batches.length === 0) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(batches));
    },
  };
}
