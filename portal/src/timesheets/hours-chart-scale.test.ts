import { describe, expect, it } from 'vitest';
import { chartScale } from './hours-chart-scale.ts';

const hour = 3_600_000;
const field = { width: 300, height: 100 };

describe('the chart of hours per day', () => {
  it('PORTAL-22 draws each day as tall as its hours, the plan on the same measure', () => {
    const { columns, lines } = chartScale(
      [
        { worked: 10 * hour, planned: 20 * hour },
        { worked: 0, planned: null },
      ],
      field,
    );
    expect(columns).toEqual([
      { x: 3, width: 144, height: 50, planned: 100 },
      { x: 153, width: 144, height: 0, planned: null },
    ]);
    expect(lines.map(({ hours }) => hours)).toEqual([0, 5, 10, 15, 20]);
    expect(lines.at(-1)?.y).toBe(0);
  });

  it('PORTAL-22 a span without hours is an empty field of a working day, and many people need few lines', () => {
    expect(chartScale([], field).lines.map(({ hours }) => hours)).toEqual([0, 2, 4, 6, 8]);
    const { lines } = chartScale([{ worked: 431 * hour, planned: null }], field);
    expect(lines.map(({ hours }) => hours)).toEqual([0, 200, 400, 600]);
  });
});
