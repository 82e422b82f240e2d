import { PunchTimes } from './evidence/punch-times.tsx';
import { useNow } from './platform/now.ts';
import { HoursPage } from './timesheets/hours-page.tsx';
import { useMe, useZone } from './use-me.ts';

export function Hours() {
  const me = useMe();
  const zone = useZone();
  const now = useNow();
  return (
    <HoursPage
      me={me}
      punches={<PunchTimes person={me.person.id} name={null} zone={zone} now={now} />}
    />
  );
}
