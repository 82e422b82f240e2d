import { afterEach, describe, expect, it } from 'vitest';
import { type PasswordHash, openPasswordHash } from './password-hash.ts';

let pool: PasswordHash | null = null;
afterEach(async () => {
  await pool?.close();
  pool = null;
});

describe('password hashing', () => {
  it('ACC-7 makes bcrypt 12 and tells right from wrong', async () => {
    pool = openPasswordHash();
    const made = await pool.hash('secret');
    if (!made.ok) throw new Error(made.refusal);
    expect(made.value).toMatch(/^\$2b\$12\$/);
    expect(await pool.compare('secret', made.value)).toEqual({ ok: true, value: true });
    expect(await pool.compare('Secret', made.value)).toEqual({ ok: true, value: false });
  });

  it('ACC-7 takes so many at a time, lets so many wait, and refuses the rest as busy', async () => {
    pool = openPasswordHash({ workers: 2, queue: 3, cost: 4 });
    const asked = Array.from({ length: 8 }, (_, index) => pool!.hash(`password ${index}`));
    const answers = await Promise.all(asked);
    expect(answers.map(({ ok }) => ok)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(answers[7]).toEqual({ ok: false, refusal: 'busy' });
    expect(pool.begun).toBe(5);
    expect((await pool.hash('again')).ok).toBe(true);
  });

  it('leaves the thread that answers tablets free', async () => {
    pool = openPasswordHash({ cost: 12 });
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await pool.hash('secret');
    clearInterval(timer);
    expect(turns).toBeGreaterThan(2);
  });

  it('ends those who wait when the server stops', async () => {
    const stopping = openPasswordHash({ workers: 1, queue: 5, cost: 12 });
    const waiting = [1, 2].map(() =>
      stopping.hash('secret').catch((error: Error) => error.message),
    );
    await stopping.close();
    expect(await Promise.all(waiting)).toEqual([
      'The server is stopping.',
      'The server is stopping.',
    ]);
    expect(await stopping.hash('secret')).toEqual({ ok: false, refusal: 'busy' });
  });
});
