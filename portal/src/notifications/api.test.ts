import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { createApi } from '../api/api.ts';
import { notificationsQuery } from './api.ts';

it('NOTE-21 older lines that are asked for make those before them no younger', async () => {
  vi.useFakeTimers({ now: 1_000, toFake: ['Date'] });
  try {
    const api = createApi(async () => {
      const body = { unread: 0, notifications: [], more: 7 };
      return { status: 200, foreign: false, body };
    });
    const observer = new InfiniteQueryObserver(new QueryClient(), notificationsQuery(api));
    await observer.refetch();
    vi.setSystemTime(9_000);
    await observer.fetchNextPage();
    const pages = observer.getCurrentResult().data?.pages;
    expect(pages?.map(({ at }) => at)).toEqual([1_000, 9_000]);
  } finally {
    vi.useRealTimers();
  }
});
