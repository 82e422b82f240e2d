import type { Figure } from './figure.ts';

const columns = ['claim', 'ours', 'bare', 'ratio', 'bar', ''] as const;

/** The figures as a Markdown table: for the screen and for the dated results. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.claim,
    shown(figure.value),
    shown(figure.limit),
    figure.ratio.toFixed(2),
    figure.bar === null ? '–' : `≤ ${figure.bar}`,
    figure.holds === null ? '' : figure.holds ? 'holds' : 'DOES NOT HOLD',
  ]);
  const all = [[...columns], ...rows];
  const widths = columns.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, at) => pad(cell, widths[at] ?? 0, at)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(columns), rule, ...rows.map(line)].join('\n');
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 || column === 5 ? cell.padEnd(width) : cell.padStart(width);
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}
