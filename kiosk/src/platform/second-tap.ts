/** One press of a finger: when (ms), where (CSS pixels), and which screen or dialog stood there. */
export type Press = { at: number; x: number; y: number; place: unknown };

/** The second tap of a double tap comes within this many ms, this near. */
const soon = 400;
const near = 32;

/**
 * Whether a press is the rest of a double tap whose first tap has already changed the screen: it was meant
 * for what stood there before (T20).
 *
 * @returns the press that counts from now on, and whether this one is to be ignored
 */
export function judgePress(before: Press | null, press: Press): { ignore: boolean; kept: Press } {
  const repeats =
    before !== null &&
    press.at - before.at < soon &&
    Math.hypot(press.x - before.x, press.y - before.y) < near;
  const ignore = repeats && press.place !== before.place;
  // A third tap is judged like the second: by the screen that the first one met.
  return { ignore, kept: ignore ? { ...press, place: before.place } : press };
}

/** Keeps double taps from reaching a screen that their first tap brought. Returns the way to stop. */
export function ignoreSecondTaps(page: Document): () => void {
  let last: Press | null = null;
  let ignore = false;
  const ended = new AbortController();
  const options = { capture: true, signal: ended.signal };
  page.addEventListener(
    'pointerdown',
    ({ timeStamp, clientX, clientY }) => {
      const place = page.querySelector('dialog[open]') ?? page.querySelector('main');
      const judged = judgePress(last, { at: timeStamp, x: clientX, y: clientY, place });
      ({ ignore, kept: last } = judged);
    },
    options,
  );
  page.addEventListener(
    'click',
    (event) => {
      // A keyboard's click has no press before it.
      if (!ignore || event.detail === 0) return;
      ignore = false;
      event.stopPropagation();
      event.preventDefault();
    },
    options,
  );
  return () => ended.abort();
}
