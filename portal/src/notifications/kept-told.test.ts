import type { NotificationView } from '@comptoir/shared/notifications/portal';
import { notificationKinds } from '@comptoir/shared/notifications/notification';
import { expect, it } from 'vitest';
import { withoutOthers } from './kept-told.ts';

it('NOTE-21 what is kept on a phone is one’s own, not what others ask or give away', () => {
  const notifications = notificationKinds.map((kind, at): NotificationView => ({
    ...{ id: `01930000-0000-7000-8000-00000000000${at}`, kind, at, readAt: null },
    ...{ title: kind, text: kind, path: '/schedule' },
  }));
  const kept = withoutOthers({ unread: 7, notifications, more: 1 });
  expect(kept.notifications.map(({ kind }) => kind)).toEqual([
    ...['schedule', 'requests', 'announcements', 'corrections', 'statements'],
  ]);
});
