import { useEffect } from 'react';
import type { Lock } from './navigation.ts';

const touches = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/**
 * Calls `onLock` when nobody touched the tablet for `lock.idle`, when `lock.most` is over, and at once when
 * the page is hidden (T15). `place` names the screen: another one starts the count again.
 */
export function useAutoLock(lock: Lock | null, place: string, onLock: () => void): void {
  const idle = lock?.idle ?? null;
  const most = lock?.most ?? null;
  useEffect(() => {
    if (idle === null) return;
    let timer = setTimeout(onLock, idle);
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(onLock, idle);
    };
    const end = most === null ? undefined : setTimeout(onLock, most);
    for (const touch of touches) window.addEventListener(touch, again, { passive: true });
    return () => {
      clearTimeout(timer);
      clearTimeout(end);
      for (const touch of touches) window.removeEventListener(touch, again);
    };
  }, [idle, most, place, onLock]);

  useEffect(() => {
    const hidden = () => {
      if (document.visibilityState === 'hidden') onLock();
    };
    document.addEventListener('visibilitychange', hidden);
    return () => document.removeEventListener('visibilitychange', hidden);
  }, [onLock]);
}
