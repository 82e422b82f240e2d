/** A cell: whose line, which day, and where it lies in what the board scrolls, px. */
export type CellPlace = {
  row: string;
  day: string;
  left: number;
  top: number;
  width: number;
  height: number;
};

type Spans = readonly { key: string; from: number; to: number }[];

/**
 * Answers which cell lies below a point of the window. The page is asked once where cells lie, and again when the board has
 * changed: to ask it for what is below a hand (`elementFromPoint`) in the frame of a scroll costs more than all the rest.
 */
export function boardPlaces(board: HTMLElement): (x: number, y: number) => CellPlace | null {
  let seen = '';
  let lines: Spans = [];
  let days: Spans = [];
  let names = 0;
  let head = 0;

  const look = () => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = board;
    const now = [scrollWidth, scrollHeight, clientWidth, clientHeight].join(' ');
    if (now === seen) return;
    seen = now;
    const frame = board.getBoundingClientRect();
    const [left, top] = [frame.left + board.clientLeft, frame.top + board.clientTop];
    const rows = [...board.querySelectorAll<HTMLElement>('[data-line]')];
    lines = rows.map((row) => {
      const box = row.getBoundingClientRect();
      const from = box.top - top + board.scrollTop;
      return { key: row.dataset['line'] ?? '', from, to: from + box.height };
    });
    const cells = [...(rows[0]?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];
    days = cells.map((cell) => {
      const box = cell.getBoundingClientRect();
      const from = box.left - left + board.scrollLeft;
      return { key: cell.dataset['day'] ?? '', from, to: from + box.width };
    });
    names = days[0]?.from ?? 0;
    head = board.firstElementChild?.getBoundingClientRect().height ?? 0;
  };

  return (x, y) => {
    look();
    const { left, top } = board.getBoundingClientRect();
    const [across, down] = [x - left - board.clientLeft, y - top - board.clientTop];
    // Days and names stay in sight above what is scrolled.
    if (across < names || across > board.clientWidth) return null;
    if (down < head || down > board.clientHeight) return null;
    const line = spanAt(lines, down + board.scrollTop);
    const day = spanAt(days, across + board.scrollLeft);
    if (line === undefined || day === undefined) return null;
    return {
      ...{ row: line.key, day: day.key, left: day.from, top: line.from },
      ...{ width: day.to - day.from, height: line.to - line.from },
    };
  };
}

function spanAt(spans: Spans, at: number): Spans[number] | undefined {
  return spans.find(({ from, to }) => from <= at && at < to);
}
