import ts from 'typescript';

export type TestSource = {
  /** Every string that stands as a title of a test or of a group, template parts included. */
  titles: string[];
  /** `it.skip`, `describe.only`, `test.todo`, …: as written, with the line (from 1). */
  withheld: { text: string; line: number }[];
};

const runners = new Set(['it', 'test', 'describe', 'suite']);
const withholding = new Set(['skip', 'only', 'todo', 'fixme', 'skipIf', 'runIf', 'fails', 'fail']);

/** Reads the titles of a test file, and the tests that it would not run, without running it. */
export function readTests(path: string, text: string): TestSource {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const found: TestSource = { titles: [], withheld: [] };

  function visit(node: ts.Node): void {
    if (ts.isPropertyAccessExpression(node) && withholding.has(node.name.text)) {
      if (runners.has(rootName(node))) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        found.withheld.push({ text: node.getText(), line: line + 1 });
      }
    }
    if (ts.isCallExpression(node) && runners.has(rootName(node.expression))) {
      const [title] = node.arguments;
      // The table of `it.each([…])(title)` is none of its titles.
      const isTable = ts.isCallExpression(node.parent) && node.parent.expression === node;
      if (title !== undefined && !isTable) found.titles.push(title.getText());
    }
    ts.forEachChild(node, visit);
  }

  visit(source);
  return found;
}

/** `it` of `it.each([…])`, `test` of `test.describe.serial`; empty where the expression has no such root. */
function rootName(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) {
    return rootName(node.expression);
  }
  if (ts.isTaggedTemplateExpression(node)) return rootName(node.tag);
  return '';
}
