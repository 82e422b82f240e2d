import { describe, expect, it } from 'vitest';
import { aged, lifeOf, withToast } from './toast-list.ts';

describe('messages that come and go', () => {
  it('shows the newest first, and the one before it once that is closed', () => {
    const list = withToast(withToast([], { text: 'Awa' }, 1), { text: 'Noé' }, 2);
    expect(list.map((one) => one.text)).toEqual(['Noé', 'Awa']);
  });

  it('goes when its time is over, behind a newer one too', () => {
    const undo = () => undefined;
    const list = withToast(withToast([], { text: 'Awa' }, 1), { text: 'Noé', undo }, 2);
    expect(aged(list, 6_000).map((one) => one.text)).toEqual(['Noé']);
    expect(aged(aged(list, 6_000), 6_000)).toEqual([]);
  });

  it('PORTAL-15 stays longer where it is long or can be taken back, and for good where something went wrong', () => {
    expect(lifeOf({ text: 'x'.repeat(100) })).toBe(12_000);
    expect(lifeOf({ text: 'x', undo: () => undefined })).toBe(12_000);
    expect(aged(withToast([], { text: 'x', tone: 'danger' }, 1), 1e9)).toHaveLength(1);
  });
});
