import { inflateSync } from 'node:zlib';

/** What somebody sees who holds a paper: its words in their order, and the squares of the code on its first page. */
export type ReadPaper = { text: string; squares: Set<string>; size: number };

/** Reads a PDF as pdfmake writes it: one object after the other, pages deflated, letters by the tables of their typefaces. */
export function readPdf(bytes: Buffer): ReadPaper {
  const objects = new Map<string, string>();
  for (const [, id = '', content = ''] of bytes
    .toString('latin1')
    .matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g))
    objects.set(id, content);
  const streamOf = (id = '') => inflated(objects.get(id) ?? '');
  const all = [...objects.values()];
  const faces = new Map(
    all.flatMap((one) =>
      [
        ...(/\/Font << (.*?) >>/.exec(one.replaceAll(/\s+/g, ' '))?.[1] ?? '').matchAll(
          /\/(F\d+) (\d+)/g,
        ),
      ].map(([, name = '', id = '']): [string, string[]] => {
        const [, letters] = /\/ToUnicode (\d+)/.exec(objects.get(id) ?? '') ?? [];
        return [name, lettersOf(streamOf(letters))];
      }),
    ),
  );
  const pages = all.flatMap((one) => /\/Contents (\d+)/.exec(one)?.[1] ?? []).map(streamOf);
  return {
    text: pages.map((page) => wordsOf(page, faces)).join('\n'),
    ...squaresOf(pages[0] ?? ''),
  };
}

function inflated(object: string): string {
  const start = /stream\r?\n/.exec(object);
  const length = Number(/\/Length (\d+)/.exec(object)?.[1]);
  if (start === null || !object.includes('/FlateDecode')) return '';
  const from = start.index + start[0].length;
  return inflateSync(Buffer.from(object.slice(from, from + length), 'latin1')).toString('latin1');
}

/** The letter of each glyph, by its number; a ligature is several. */
function lettersOf(table: string): string[] {
  const [, rows = ''] = /beginbfrange\s+<0000> <\w+> \[(.*?)\]/s.exec(table) ?? [];
  return [...rows.matchAll(/<([\w ]+)>/g)].map(([, codes = '']) =>
    String.fromCharCode(...codes.split(' ').map((code) => parseInt(code, 16))),
  );
}

/** Each run of letters on a line of its own; runs that stand on the same height are one line. */
function wordsOf(page: string, faces: ReadonlyMap<string, string[]>): string {
  let before = '';
  let text = '';
  for (const [run] of page.matchAll(/^BT$[\s\S]*?^ET$/gm)) {
    const [, height = ''] = /\S+ (\S+) Tm/.exec(run) ?? [];
    const letters = faces.get(/\/(F\d+) /.exec(run)?.[1] ?? '') ?? [];
    const glyphs = [...run.matchAll(/<(\w+)>/g)].flatMap(
      ([, hex = '']) => hex.match(/.{4}/g) ?? [],
    );
    const words = glyphs.map((glyph) => letters[parseInt(glyph, 16)] ?? '\ufffd').join('');
    text += (height === before ? '' : '\n') + words;
    before = height;
  }
  return text;
}

/** Of a code that is drawn square by square, one point each. */
function squaresOf(page: string): { squares: Set<string>; size: number } {
  const drawn = [...page.matchAll(/^(\S+) (\S+) 1 1 re$/gm)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);
  const [left, top] = [0, 1].map((at) => Math.min(...drawn.map((one) => one[at]!)));
  const places = drawn.map((one) => one.map((value, at) => Math.round(value - [left, top][at]!)));
  const size = Math.max(...places.flat()) + 1;
  return { squares: new Set(places.map(([x, y]) => `${x} ${y}`)), size };
}
