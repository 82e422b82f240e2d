type Dark = (x: number, y: number) => boolean;

/**
 * What a camera would read from the squares of a code (ISO 18004), as far as ours need it: one segment of ASCII, level L or M,
 * nothing to correct.
 *
 * @param size squares of a side, without the quiet zone
 */
export function readQrSquares(size: number, dark: Dark): string {
  const version = (size - 17) / 4;
  const { level, mask } = formatOf(dark);
  const spare = correction[level];
  if (spare === undefined) throw new Error(`a code of correction level ${level}`);
  const bits = modulesInOrder(size, version)
    .map(([x, y]) => dark(x, y) !== masks[mask]!(x, y))
    .map(Number);
  const words = Array.from({ length: Math.floor(bits.length / 8) }, (_, at) =>
    parseInt(bits.slice(at * 8, at * 8 + 8).join(''), 2),
  );
  const data = dataOf(words, {
    count: spare.blocks[version - 1]!,
    words: spare.words[version - 1]!,
  })
    .map((word) => word.toString(2).padStart(8, '0'))
    .join('');
  const [mode, wide] = [data.slice(0, 4), version >= 10 ? 16 : 8];
  if (mode !== '0100') throw new Error(`a code of mode ${mode}`);
  const length = parseInt(data.slice(4, 4 + wide), 2);
  const bytes = Array.from({ length }, (_, at) => {
    const from = 4 + wide + at * 8;
    return parseInt(data.slice(from, from + 8), 2);
  });
  return String.fromCharCode(...bytes);
}

/** Fifteen squares beside the upper left corner. */
function formatOf(dark: Dark): { level: number; mask: number } {
  const places: [number, number][] = [
    ...Array.from({ length: 6 }, (_, y): [number, number] => [8, y]),
    [8, 7],
    [8, 8],
    [7, 8],
    ...Array.from({ length: 6 }, (_, at): [number, number] => [5 - at, 8]),
  ];
  const bits = places.reduce((sum, [x, y], at) => sum | (Number(dark(x, y)) << at), 0) ^ 0x5412;
  return { level: bits >> 13, mask: (bits >> 10) & 7 };
}

const masks: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Squares that hold data, in the order of their bits: two columns at a time, from the lower right, up and down. */
function modulesInOrder(size: number, version: number): [number, number][] {
  const order: [number, number][] = [];
  for (let right = size - 1; right >= 1; right -= right === 8 ? 3 : 2) {
    const upwards = right > 6 ? ((right + 1) & 2) === 0 : ((right + 2) & 2) === 0;
    for (let step = 0; step < size; step += 1)
      for (const x of [right, right - 1]) {
        const y = upwards ? size - 1 - step : step;
        if (!isFixed(x, y, size, version)) order.push([x, y]);
      }
  }
  return order;
}

/** Corners, timing lines, alignment patterns, format and version. */
function isFixed(x: number, y: number, size: number, version: number): boolean {
  const far = size - 8;
  if ((x < 9 && y < 9) || (x < 9 && y >= far) || (x >= far && y < 9)) return true;
  if (x === 6 || y === 6) return true;
  const beside = (a: number, b: number) => a < 6 && b >= size - 11 && b < far;
  if (version >= 7 && (beside(x, y) || beside(y, x))) return true;
  const centres = alignment(size, version);
  return centres.some((cx) =>
    centres.some((cy) => {
      const inCorner = (cx === 6 && (cy === 6 || cy === size - 7)) || (cx === size - 7 && cy === 6);
      return !inCorner && Math.abs(cx - x) <= 2 && Math.abs(cy - y) <= 2;
    }),
  );
}

function alignment(size: number, version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  const others = Array.from({ length: count - 1 }, (_, at) => size - 7 - at * step);
  return [6, ...others];
}

/** By level (0 is M, 1 is L) and version from 1: words of correction in a block, and blocks. */
const correction: Record<number, { words: number[]; blocks: number[] }> = {
  0: {
    words: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24],
    blocks: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10],
  },
  1: {
    words: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22],
    blocks: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6],
  },
};

/** Blocks stand interleaved, word by word; the longer ones are the last. */
function dataOf(words: number[], spare: { count: number; words: number }): number[] {
  const { count } = spare;
  const short = Math.floor(words.length / count) - spare.words;
  const shortBlocks = count - (words.length % count);
  const found: number[][] = Array.from({ length: count }, () => []);
  let next = 0;
  for (let column = 0; column <= short; column += 1)
    for (const [at, block] of found.entries())
      if (column < short || at >= shortBlocks) block.push(words[next++]!);
  return found.flat();
}
