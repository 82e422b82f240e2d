import { businessDay } from '@comptoir/shared/time/business-day';
import { getRouteApi } from '@tanstack/react-router';
import { withPlanFileWords } from './language/plan-words.tsx';
import { PlanFilesPage } from './planning/files/files-page.tsx';
import { useNow } from './platform/now.ts';
import { useMe } from './use-me.ts';

const route = getRouteApi('/inside/planning/files');

/** Paper, table and import of the schedule that was looked at. */
export const PlanFiles = withPlanFileWords(function PlanFiles() {
  const search = route.useSearch();
  const { establishments } = useMe();
  const now = useNow();
  const place = establishments.find(({ id }) => id === search.at) ?? establishments[0];
  if (place === undefined) return null;
  const today = businessDay(now, place.zone, place.cutOffHour);
  return <PlanFilesPage key={place.id} {...{ place, search, today }} />;
});
