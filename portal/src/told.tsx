import { ProfileTabs } from './access/profile-tabs.tsx';
import { withToldWords } from './language/told-words.tsx';
import { NotificationsPage } from './notifications/notifications-page.tsx';
import { WaysPage } from './notifications/ways-page.tsx';
import { CalendarBlock } from './planning/calendar/calendar-block.tsx';
import { useMe, useZone } from './use-me.ts';

export const Notifications = withToldWords(function Notifications() {
  return <NotificationsPage person={useMe().person.id} zone={useZone()} />;
});

/** Profile › Notifications, and one's own calendar, which tells as well. */
export const Ways = withToldWords(function Ways() {
  const me = useMe();
  const zone = useZone();
  const hasSchedule = me.permissions.includes('own.schedule');
  return (
    <WaysPage
      me={me}
      zone={zone}
      tabs={<ProfileTabs />}
      calendar={hasSchedule ? <CalendarBlock zone={zone} /> : null}
    />
  );
});
