import { businessDay } from '@comptoir/shared/time/business-day';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { withPlanWords } from './language/plan-words.tsx';
import { PlanningPage } from './planning/planning-page.tsx';
import { useNow } from './platform/now.ts';
import { useMe } from './use-me.ts';

const route = getRouteApi('/inside/planning');

/** The schedule of one's first establishment, where the address names no other. */
export const Planning = withPlanWords(function Planning() {
  const search = route.useSearch();
  const { person, establishments } = useMe();
  const navigate = useNavigate();
  const now = useNow();
  const place = establishments.find(({ id }) => id === search.at) ?? establishments[0];
  if (place === undefined) return null;
  return (
    <PlanningPage
      key={place.id}
      place={place}
      places={establishments}
      search={search}
      today={businessDay(now, place.zone, place.cutOffHour)}
      me={person.id}
      onSearch={(wanted) =>
        void navigate({ to: '/planning', search: wanted, replace: true, resetScroll: false })
      }
    />
  );
});
