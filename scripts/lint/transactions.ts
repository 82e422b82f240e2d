import { AST_NODE_TYPES as Ast, ESLintUtils, type TSESTree } from '@typescript-eslint/utils';
import { dexieSentence, sqlSentence } from './judge-import.ts';
import { dexiePlaces, isTest, placeOf, sqlPlaces, standsIn } from './places.ts';
import { createRule, pathBelowRoot } from './rule.ts';

type Callback = TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression;

function methodOf(call: TSESTree.CallExpression): string | null {
  return call.callee.type === Ast.MemberExpression && call.callee.property.type === Ast.Identifier
    ? call.callee.property.name
    : null;
}

function isCallback(node: TSESTree.Node): node is Callback {
  return node.type === Ast.ArrowFunctionExpression || node.type === Ast.FunctionExpression;
}

/** `db.transaction()…execute(callback)`, or any call whose own name says that it opens a transaction. */
function opensTransaction(call: TSESTree.CallExpression): boolean {
  const { callee } = call;
  if (callee.type === Ast.Identifier) return /transaction/i.test(callee.name);
  if (callee.type !== Ast.MemberExpression) return false;
  const method = methodOf(call);
  if (method !== null && /transaction/i.test(method)) return true;
  return (
    method === 'execute' &&
    callee.object.type === Ast.CallExpression &&
    opensTransaction(callee.object)
  );
}

/** The callback of the transaction that encloses a node, or null. */
function enclosingTransaction(node: TSESTree.Node): Callback | null {
  if (node.type === Ast.Program) return null;
  const parent: TSESTree.Node = node.parent;
  const isArgument =
    isCallback(node) && parent.type === Ast.CallExpression && parent.arguments.includes(node);
  return isArgument && opensTransaction(parent) ? node : enclosingTransaction(parent);
}

/**
 * S21: a statement on `db` inside a transaction waits for the one connection that the transaction
 * holds, for ever. Inside, everything goes through the transaction's own handle.
 */
export const trxInsideTransaction = createRule({
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      outer:
        'Inside a transaction every statement goes through its own handle ({{inner}}): {{outer}} would wait for the connection that this transaction holds, for ever (S21).',
    },
  },
  defaultOptions: [],
  create(context) {
    function check(node: TSESTree.Node): void {
      const callback = enclosingTransaction(node);
      const handle = callback?.params[0];
      if (handle?.type !== Ast.Identifier || handle.name === 'db') return;
      const outer = context.sourceCode.getText(node);
      context.report({ node, messageId: 'outer', data: { inner: handle.name, outer } });
    }
    return {
      'MemberExpression > Identifier.object[name="db"]': check,
      'CallExpression > Identifier.arguments[name="db"]': check,
      'MemberExpression[property.name="db"]': check,
    };
  },
});

const sqlMethods = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto']);

/** SQL in few places: whoever looks for a query knows where it stands. */
export const sqlInItsPlaces = createRule({
  meta: { type: 'problem', schema: [], messages: { misplaced: sqlSentence } },
  defaultOptions: [],
  create(context) {
    const path = pathBelowRoot(context.filename);
    if (placeOf(path).workspace !== 'server' || isTest(path) || standsIn(sqlPlaces, path))
      return {};
    return {
      CallExpression(node) {
        const method = methodOf(node);
        if (method !== null && sqlMethods.has(method)) {
          context.report({ node, messageId: 'misplaced' });
        }
      },
    };
  },
});

const dexieTypes = new Set(['Table', 'EntityTable', 'Collection', 'WhereClause']);
const dexieWrites = new Set([
  'add',
  'bulkAdd',
  'bulkDelete',
  'bulkPut',
  'bulkUpdate',
  'clear',
  'delete',
  'modify',
  'put',
  'update',
  'upsert',
]);

/**
 * S12: a write outside an explicit transaction can fail after the screen has ticked. The receiver's
 * type decides what is a Dexie table. A function that takes Dexie's `Transaction` says by its
 * signature that its caller opened one.
 */
export const dexieInTransactions = createRule({
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      misplaced: dexieSentence,
      bare: "Write inside database.transaction('rw', …): the tick waits for its commit (S12). A function that runs inside its caller's transaction takes it as a parameter of Dexie's type Transaction.",
    },
  },
  defaultOptions: [],
  create(context) {
    const path = pathBelowRoot(context.filename);
    if (placeOf(path).workspace !== 'kiosk' || isTest(path)) return {};
    const services = ESLintUtils.getParserServices(context);

    function typeName(node: TSESTree.Node): string | undefined {
      const type = services.getTypeAtLocation(node);
      return (type.aliasSymbol ?? type.getSymbol())?.name;
    }

    function takesTransaction(node: TSESTree.Node): boolean {
      const isFunction = isCallback(node) || node.type === Ast.FunctionDeclaration;
      if (isFunction && node.params.some((param) => typeName(param) === 'Transaction')) return true;
      return node.type !== Ast.Program && takesTransaction(node.parent);
    }

    return {
      CallExpression(node) {
        const method = methodOf(node);
        if (method === null || node.callee.type !== Ast.MemberExpression) return;
        if (!dexieTypes.has(typeName(node.callee.object) ?? '')) return;
        if (!standsIn(dexiePlaces, path)) context.report({ node, messageId: 'misplaced' });
        if (!dexieWrites.has(method)) return;
        if (enclosingTransaction(node) !== null || takesTransaction(node)) return;
        context.report({ node, messageId: 'bare' });
      },
    };
  },
});
