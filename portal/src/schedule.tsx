import { businessDay } from '@comptoir/shared/time/business-day';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { withOwnPlanWords } from './language/own-plan-words.tsx';
import { RequestsPage } from './planning/own/requests-page.tsx';
import { SchedulePage } from './planning/own/schedule-page.tsx';
import { showingOf } from './planning/own/schedule-view.ts';
import { useNow } from './platform/now.ts';
import { useMe } from './use-me.ts';

const route = getRouteApi('/inside/schedule');

/** One's own schedule. */
export const Schedule = withOwnPlanWords(function Schedule() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const today = useToday();
  return (
    <SchedulePage
      me={useMe()}
      showing={showingOf(search, today)}
      today={today}
      onSearch={(wanted) =>
        void navigate({ to: '/schedule', search: wanted, replace: true, resetScroll: false })
      }
    />
  );
});

/** What one asks of it. */
export const Requests = withOwnPlanWords(function Requests() {
  return <RequestsPage me={useMe()} today={useToday()} />;
});

/** The business day that goes on where one works first. */
function useToday(): string {
  const place = useMe().establishments[0];
  return businessDay(useNow(), place?.zone ?? 'Europe/Paris', place?.cutOffHour ?? 0);
}
