import { HoursPage } from './timesheets/hours-page.tsx';
import { useMe } from './use-me.ts';

export function Hours() {
  return <HoursPage me={useMe()} />;
}
