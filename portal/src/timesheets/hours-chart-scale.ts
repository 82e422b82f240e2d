const hour = 3_600_000;

/** A day of the chart, in pixels of the drawing. */
export type Column = {
  x: number;
  width: number;
  /** Of the bar of worked time, from its foot. */
  height: number;
  /** Of the line of planned time; null where nobody plans. */
  planned: number | null;
};

/** Steps between the lines of the chart, in hours: the smallest that leaves at most four. */
const steps = [2, 4, 5, 10, 20, 25, 50, 100, 200, 500];

/** Where the bars, the planned lines and the lines of hours stand. `width` and `height` of the field of bars. */
export function chartScale(
  days: readonly { worked: number; planned: number | null }[],
  { width, height }: { width: number; height: number },
): { columns: Column[]; lines: { hours: number; y: number }[] } {
  const most = Math.max(8 * hour, ...days.flatMap((day) => [day.worked, day.planned ?? 0]));
  const step = steps.find((one) => most / hour / one <= 4) ?? 1_000;
  const top = Math.ceil(most / hour / step) * step * hour;
  const each = width / Math.max(1, days.length);
  const gap = Math.min(6, each * 0.25);
  const tall = (ms: number) => (ms / top) * height;
  return {
    columns: days.map(({ worked, planned }, at) => ({
      x: at * each + gap / 2,
      width: each - gap,
      height: tall(worked),
      planned: planned === null ? null : tall(planned),
    })),
    lines: Array.from({ length: top / hour / step + 1 }, (_, at) => ({
      hours: at * step,
      y: height - tall(at * step * hour),
    })),
  };
}
