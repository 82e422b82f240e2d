import type { NotificationView } from '@comptoir/shared/notifications/portal';

/** Lines of one day, the newest first. @param dayOf the calendar day of an instant, in words or digits */
export function byDay(
  notifications: readonly NotificationView[],
  dayOf: (at: number) => string,
): { day: string; notifications: NotificationView[] }[] {
  const days: { day: string; notifications: NotificationView[] }[] = [];
  for (const one of notifications) {
    const day = dayOf(one.at);
    const last = days.at(-1);
    if (last?.day === day) last.notifications.push(one);
    else days.push({ day, notifications: [one] });
  }
  return days;
}
