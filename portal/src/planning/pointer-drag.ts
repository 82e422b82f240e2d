/** Where a hand is: in the window, and how far it has come since it took hold, with what was scrolled meanwhile. */
export type DragPoint = { x: number; y: number; dx: number; dy: number; copy: boolean };

export type DragSession = {
  move: (at: DragPoint) => void;
  drop: (at: DragPoint) => void;
  /** Escape, another gesture of the browser, a second finger. */
  cancel: () => void;
};

/** Pixels before a press of the mouse is a drag. */
const slack = 5;
/** Ms that a finger rests before it takes hold; until then it scrolls. */
const rest = 380;
/** Pixels from an edge within which the board scrolls by itself, and at most so many a frame. */
const edge = 56;
const fastest = 18;

/**
 * Dragging by pointer events (spec PLAN-62): a mouse after a few pixels, a finger after a moment's rest. Work is done once a
 * frame; near an edge the board scrolls. Answers how to stop listening.
 */
export function attachDrag(
  board: HTMLElement,
  begin: (target: Element, at: { x: number; y: number }) => DragSession | null,
): () => void {
  let off: (() => void) | null = null;

  const down = (event: PointerEvent) => {
    if (!(event.target instanceof Element) || !event.isPrimary || event.button !== 0) {
      off?.();
      return;
    }
    if (off !== null) return;
    off = follow(board, event, event.target, begin, () => {
      off = null;
    });
  };
  // A browser asks at the first touch whether anybody may keep it from scrolling: later is too late.
  const touched = (event: TouchEvent) => {
    if (board.dataset['dragging'] !== undefined && event.cancelable) event.preventDefault();
  };
  board.addEventListener('pointerdown', down);
  board.addEventListener('touchmove', touched, { passive: false });
  return () => {
    board.removeEventListener('pointerdown', down);
    board.removeEventListener('touchmove', touched);
    off?.();
  };
}

function follow(
  board: HTMLElement,
  first: PointerEvent,
  target: Element,
  begin: (target: Element, at: { x: number; y: number }) => DragSession | null,
  ended: () => void,
): () => void {
  const origin = { x: first.clientX, y: first.clientY };
  const scrolled = { left: board.scrollLeft, top: board.scrollTop };
  const touch = first.pointerType !== 'mouse';
  let last = { ...origin, copy: false };
  let session: DragSession | null = null;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const point = (): DragPoint => ({
    ...last,
    dx: last.x - origin.x + board.scrollLeft - scrolled.left,
    dy: last.y - origin.y + board.scrollTop - scrolled.top,
  });
  const start = () => {
    timer = null;
    session = begin(target, origin);
    if (session === null) {
      stop(false);
      return;
    }
    // Nothing below the hand is pointed at meanwhile, so that no cell lights up and is drawn again as it passes.
    board.setPointerCapture(first.pointerId);
    board.dataset['dragging'] = '';
    frame = requestAnimationFrame(step);
  };
  const step = () => {
    scrollNear(board, last);
    session?.move(point());
    frame = requestAnimationFrame(step);
  };
  const stop = (cancelled: boolean) => {
    if (timer !== null) clearTimeout(timer);
    cancelAnimationFrame(frame);
    for (const [name, listener] of listeners) document.removeEventListener(name, listener, true);
    if (session !== null && cancelled) session.cancel();
    delete board.dataset['dragging'];
    if (session !== null) swallowClick(cancelled);
    session = null;
    ended();
  };
  const moved = (event: PointerEvent) => {
    if (event.pointerId !== first.pointerId) return;
    last = { x: event.clientX, y: event.clientY, copy: event.altKey || event.ctrlKey };
    const far = Math.hypot(last.x - origin.x, last.y - origin.y) > slack;
    if (session !== null || !far) return;
    // A finger that moves before it rested scrolls.
    if (touch) stop(false);
    else start();
  };
  const up = (event: PointerEvent) => {
    if (event.pointerId !== first.pointerId) return;
    const dropped = session;
    last = { x: event.clientX, y: event.clientY, copy: event.altKey || event.ctrlKey };
    const at = point();
    stop(false);
    dropped?.drop(at);
  };
  const key = (event: KeyboardEvent) => {
    if (session === null) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      stop(true);
    } else last = { ...last, copy: event.altKey || event.ctrlKey };
  };
  const gone = () => stop(true);
  const held = (event: Event) => {
    if (session !== null && event.cancelable) event.preventDefault();
  };
  const listeners = [
    ['pointermove', moved as EventListener],
    ['pointerup', up as EventListener],
    ['pointercancel', gone],
    ['keydown', key as EventListener],
    ['keyup', key as EventListener],
    ['touchmove', held],
    ['contextmenu', held],
    ['selectstart', held],
  ] as const;
  for (const [name, listener] of listeners) {
    document.addEventListener(name, listener, { capture: true, passive: false });
  }
  if (touch) timer = setTimeout(start, rest);
  return () => stop(true);
}

/** The press that ends a drag opens nothing; one that was given up is still held, and ends later. */
function swallowClick(isHeld: boolean): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const ended = () => {
    document.removeEventListener('click', swallow, true);
    document.removeEventListener('pointerup', released, true);
    document.removeEventListener('pointerdown', ended, true);
  };
  // The click comes right after the hand has let go, or never.
  const released = () => void setTimeout(ended, 0);
  document.addEventListener('click', swallow, { capture: true, once: true });
  document.addEventListener('pointerdown', ended, true);
  if (isHeld) document.addEventListener('pointerup', released, true);
  else released();
}

function scrollNear(board: HTMLElement, { x, y }: { x: number; y: number }): void {
  const { left, right, top, bottom } = board.getBoundingClientRect();
  const pull = (at: number, low: number, high: number) => {
    if (at < low + edge) return -Math.min(fastest, (low + edge - at) / 3);
    if (at > high - edge) return Math.min(fastest, (at - high + edge) / 3);
    return 0;
  };
  const [across, down] = [pull(x, left, right), pull(y, top, bottom)];
  if (across !== 0 || down !== 0) board.scrollBy(across, down);
}
