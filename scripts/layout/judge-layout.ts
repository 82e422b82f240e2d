import { posix } from 'node:path';
import { isRoom, isTest, mechanisms, placeOf, rooms } from '../lint/places.ts';
import { readTests } from './read-tests.ts';

export type SourceFile = {
  /** Relative to the root, with `/`. */
  path: string;
  text: string;
};

const bannedWords = ['utils', 'util', 'helpers', 'helper', 'misc', 'common'];
const longest = 400;
const code = /\.tsx?$/;
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Every sentence says what is wrong in which file, and what to do. An empty list: all is well. */
export function judgeLayout(files: readonly SourceFile[]): string[] {
  return [
    ...files.flatMap(judgeFile),
    ...judgeFolders(files),
    ...judgeCycles(files),
    ...judgeRules(files),
  ];
}

function judgeFile(file: SourceFile): string[] {
  if (!code.test(file.path)) return [];
  return [...judgeName(file), ...judgeLength(file), ...judgeBarrel(file), ...judgeTests(file)];
}

function judgeName({ path }: SourceFile): string[] {
  return path.split('/').flatMap((part) => {
    const words = part.replace(/(?:\.[a-z0-9-]+)*\.tsx?$/, '').replace(/^\./, '');
    if (!kebab.test(words)) return [`${path}: write ${part} in lower-case-with-dashes.`];
    const banned = words.split('-').find((word) => bannedWords.includes(word));
    return banned === undefined
      ? []
      : [`${path}: “${banned}” says nothing. Name ${part} after its subject.`];
  });
}

function judgeLength({ path, text }: SourceFile): string[] {
  const lines = text.split('\n').length - 1;
  if (isTest(path) || lines <= longest) return [];
  return [`${path}: ${lines} lines, more than ${longest}. Split it by subject.`];
}

function judgeBarrel({ path, text }: SourceFile): string[] {
  const statements = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  const passesOn = (statement: string) => /^export\s[^=]*\sfrom\s/.test(statement);
  const isBarrel = statements.length > 0 && statements.every(passesOn);
  if (!isBarrel && !/(?:^|\/)index\.tsx?$/.test(path)) return [];
  return [`${path}: no barrels. Import each thing from the file that makes it.`];
}

function judgeTests({ path, text }: SourceFile): string[] {
  if (!isTest(path)) return [];
  return readTests(path, text).withheld.map(
    (test) => `${path}:${test.line}: ${test.text} does not run. Make it pass or delete it.`,
  );
}

/** Closed vocabulary: the folders of `src/` are the rooms and the mechanisms, by these names only. */
function judgeFolders(files: readonly SourceFile[]): string[] {
  const folders = new Set(
    files.flatMap(({ path }) => /^([a-z0-9]+\/src\/[^/]+)\//.exec(path)?.[1] ?? []),
  );
  return [...folders].sort().flatMap((folder) => {
    const [workspace = '', , name = ''] = folder.split('/');
    const known: readonly string[] = [...rooms, ...(mechanisms[workspace] ?? []), 'testing'];
    if (workspace === 'ui' || known.includes(name)) return [];
    return [`${folder}: not a room of the house. Use a name of scripts/lint/places.ts or add one.`];
  });
}

/**
 * Rooms of shared/ may use each other, in one direction. Mechanisms are no rooms: the journal's list of
 * kinds knows every room's operations, which are made of the journal's parts.
 */
function judgeCycles(files: readonly SourceFile[]): string[] {
  const uses = new Map<string, Map<string, string>>();
  for (const { path, text } of files) {
    const room = sharedRoom(path);
    if (room === null || isTest(path)) continue;
    for (const [, specifier] of text.matchAll(/\sfrom\s+'(\.[^']+)'/g)) {
      const target = sharedRoom(posix.join(posix.dirname(path), specifier ?? ''));
      if (target === null || target === room) continue;
      const known = uses.get(room) ?? new Map<string, string>();
      uses.set(room, known.set(target, known.get(target) ?? path));
    }
  }
  return cyclesOf(uses).map((cycle) => {
    const steps = cycle.map((room, at) => {
      const next = cycle[(at + 1) % cycle.length] ?? room;
      return `${room} → ${next} (${uses.get(room)?.get(next) ?? '?'})`;
    });
    return `shared/src: rooms in a circle: ${steps.join(', ')}. Move what both need into one of them.`;
  });
}

function sharedRoom(path: string): string | null {
  const folder = placeOf(path).workspace === 'shared' ? placeOf(path).folder : null;
  return isRoom(folder) ? folder : null;
}

/** Every circle once, beginning with the room that comes first in the alphabet. */
function cyclesOf(uses: ReadonlyMap<string, ReadonlyMap<string, string>>): string[][] {
  const found: string[][] = [];
  function walk(path: string[]): void {
    const [first = ''] = path;
    for (const next of uses.get(path.at(-1) ?? '')?.keys() ?? []) {
      if (next === first) found.push(path);
      else if (next > first && !path.includes(next)) walk([...path, next]);
    }
  }
  for (const room of [...uses.keys()].sort()) walk([room]);
  return found;
}

const ruleDefinition = /^[\s>|*#-]*([A-Z]+-\d+)(?=[\s*:.·|—–-])/gm;

/** A numbered rule of docs/spec that no test quotes is a wish. */
function judgeRules(files: readonly SourceFile[]): string[] {
  const titles = files
    .filter(({ path }) => isTest(path) && code.test(path))
    .flatMap(({ path, text }) => readTests(path, text).titles)
    .join('\n');
  const quoted = new Set(titles.match(/\b[A-Z]+-\d+\b/g) ?? []);
  return files
    .filter(({ path }) => /^docs\/spec\/.+\.md$/.test(path))
    .flatMap(({ path, text }) => {
      const rules = [...text.matchAll(ruleDefinition)].map(([, rule]) => rule ?? '');
      const twice = rules.filter((rule, at) => rules.indexOf(rule) !== at);
      const bare = rules.filter((rule) => !quoted.has(rule));
      return [
        ...twice.map(
          (rule) => `${path}: ${rule} is defined twice. Give the second its own number.`,
        ),
        ...(bare.length === 0
          ? []
          : [
              `${path}: no test quotes ${bare.join(', ')}. Name the rule in the title of its test.`,
            ]),
      ];
    });
}
