import { AST_NODE_TYPES as Ast, type TSESTree } from '@typescript-eslint/utils';
import { judgeImport } from './judge-import.ts';
import { createRule, pathBelowRoot } from './rule.ts';

/** Imports run in one direction, and rooms meet in one place. */
export const importDirections = createRule({
  meta: { type: 'problem', schema: [], messages: { wrong: '{{sentence}}' } },
  defaultOptions: [],
  create(context) {
    const from = pathBelowRoot(context.filename);

    function judge(source: TSESTree.StringLiteral, typeOnly: boolean): void {
      const sentence = judgeImport({ from, specifier: source.value, typeOnly });
      if (sentence !== null)
        context.report({ node: source, messageId: 'wrong', data: { sentence } });
    }

    return {
      ImportDeclaration(node) {
        const everySpecifierIsType =
          node.specifiers.length > 0 &&
          node.specifiers.every(
            (specifier) =>
              specifier.type === Ast.ImportSpecifier && specifier.importKind === 'type',
          );
        judge(node.source, node.importKind === 'type' || everySpecifierIsType);
      },
      ExportNamedDeclaration(node) {
        if (node.source !== null) judge(node.source, node.exportKind === 'type');
      },
      ExportAllDeclaration(node) {
        judge(node.source, node.exportKind === 'type');
      },
      ImportExpression(node) {
        if (node.source.type === Ast.Literal && typeof node.source.value === 'string') {
          judge(node.source, false);
        }
      },
    };
  },
});
