import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLintUtils } from '@typescript-eslint/utils';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Makes a rule of this house; its meaning is told by its messages and by docs/decisions. */
export const createRule = ESLintUtils.RuleCreator.withoutDocs;

/** Path below the root, with `/` on every system. */
export function pathBelowRoot(filename: string): string {
  return relative(root, filename).split(sep).join('/');
}
