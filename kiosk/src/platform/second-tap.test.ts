import { describe, expect, test } from 'vitest';
import { type Press, judgePress } from './second-tap.ts';

const home = { place: 'home' };
const pad = { place: 'pad' };
const press = (at: number, x: number, y: number, place: object): Press => ({ at, x, y, place });

describe('T20 the second tap of a double tap', () => {
  test('does not reach the screen that the first one brought', () => {
    const first = judgePress(null, press(0, 100, 100, home));
    expect(first.ignore).toBe(false);
    expect(judgePress(first.kept, press(180, 104, 97, pad)).ignore).toBe(true);
  });

  test('nor does a third, as long as the fingers are as fast', () => {
    const first = judgePress(null, press(0, 100, 100, home));
    const second = judgePress(first.kept, press(200, 100, 100, pad));
    expect(judgePress(second.kept, press(400, 100, 100, pad)).ignore).toBe(true);
    expect(judgePress(second.kept, press(900, 100, 100, pad)).ignore).toBe(false);
  });

  test('counts where the screen stayed: the same digit twice is two digits', () => {
    const first = judgePress(null, press(0, 100, 100, pad));
    expect(judgePress(first.kept, press(90, 100, 100, pad)).ignore).toBe(false);
  });

  test('counts elsewhere and later: whoever is fast and means it is not slowed down', () => {
    const first = judgePress(null, press(0, 100, 100, home));
    expect(judgePress(first.kept, press(180, 300, 100, pad)).ignore).toBe(false);
    expect(judgePress(first.kept, press(450, 100, 100, pad)).ignore).toBe(false);
  });
});
