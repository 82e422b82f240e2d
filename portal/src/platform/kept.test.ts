import { describe, expect, it } from 'vitest';
import { type Shelf, createKept, longestKept } from './kept.ts';

function shelfOf(texts = new Map<string, string>()): Shelf & { texts: Map<string, string> } {
  return {
    texts,
    put: async (name, text) => void texts.set(name, text),
    get: async (name) => texts.get(name) ?? null,
    clear: async () => texts.clear(),
  };
}
const awa = { person: 'awa', at: 1_000, value: { shifts: 3 } };

describe('what is kept on a phone', () => {
  it('PLAN-97 is there the next time the app opens, for whoever it is of', async () => {
    const shelf = shelfOf();
    const first = createKept(shelf);
    await first.own('awa');
    await first.keep('schedule', awa);
    expect(await createKept(shelf).read('schedule', 2_000)).toEqual(awa);
    expect(await createKept(shelf).read('schedule', 2_000, 'awa')).toEqual(awa);
    expect(await createKept(shelf).read('schedule', 2_000, 'leo')).toBeNull();
  });

  it('PLAN-97 is gone once another account is used here, and stays for the same one', async () => {
    const shelf = shelfOf();
    const kept = createKept(shelf);
    await kept.own('awa');
    await kept.keep('schedule', awa);
    await createKept(shelf).own('awa');
    expect(shelf.texts.has('schedule')).toBe(true);
    await createKept(shelf).own('leo');
    expect(shelf.texts.has('schedule')).toBe(false);
  });

  it('PLAN-97 is forgotten at log-out, and an answer that was still on its way is not kept after it', async () => {
    const shelf = shelfOf();
    const kept = createKept(shelf);
    await kept.own('awa');
    await kept.keep('schedule', awa);
    const forgotten = kept.forget();
    await kept.keep('schedule', awa);
    await forgotten;
    expect([...shelf.texts]).toEqual([]);
    // Begun before, and slower than the log-out.
    await kept.own('awa');
    void kept.keep('schedule', awa);
    await kept.forget();
    expect([...shelf.texts]).toEqual([]);
  });

  it('PORTAL-29 what another page of the browser forgot, or began for somebody else, is kept by no older one', async () => {
    const shelf = shelfOf();
    const [left, open] = [createKept(shelf), createKept(shelf)];
    await left.own('awa');
    await open.own('awa');
    await left.forget();
    await open.keep('schedule', awa);
    expect([...shelf.texts]).toEqual([]);
    const next = createKept(shelf);
    await next.own('leo');
    await next.keep('me', { person: 'leo', at: 1, value: 'Léo' });
    await open.keep('schedule', awa);
    await open.forget();
    expect([...shelf.texts.keys()].sort()).toEqual(['me', 'owner']);
  });

  it('PORTAL-29 tells the other pages who is here now, once it is so', async () => {
    const told: unknown[] = [];
    const shelf = shelfOf();
    const kept = createKept(shelf, (person) => told.push([person, shelf.texts.size]));
    await kept.own('awa');
    await createKept(shelf, (person) => told.push(person)).own('awa');
    await kept.own('leo');
    await kept.forget();
    expect(told).toEqual([['awa', 1], 'awa', ['leo', 1], [null, 0]]);
  });

  it('PLAN-97 says nothing after fourteen days', async () => {
    const kept = createKept(shelfOf());
    await kept.own('awa');
    await kept.keep('schedule', awa);
    expect(await kept.read('schedule', awa.at + longestKept)).toEqual(awa);
    expect(await kept.read('schedule', awa.at + longestKept + 1)).toBeNull();
    // Nor where the clock was set back by as much.
    expect(await kept.read('schedule', awa.at - longestKept - 1)).toBeNull();
  });
});
