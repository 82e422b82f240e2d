import { getRouteApi } from '@tanstack/react-router';
import { PunchTimes } from './evidence/punch-times.tsx';
import { useNow } from './platform/now.ts';
import { HoursPage } from './timesheets/hours-page.tsx';
import { OwnStatementPage } from './timesheets/statements/own-statement-page.tsx';
import { OwnStatements } from './timesheets/statements/own-statements.tsx';
import { useMe, useZone } from './use-me.ts';

const statementRoute = getRouteApi('/inside/hours/statements/$statement');

export function Hours() {
  const me = useMe();
  const zone = useZone();
  const now = useNow();
  return (
    <HoursPage
      me={me}
      punches={
        <>
          <OwnStatements />
          <PunchTimes person={me.person.id} name={null} zone={zone} now={now} />
        </>
      }
    />
  );
}

/** One of one's own statements. */
export function OwnStatement() {
  const { statement } = statementRoute.useParams();
  return <OwnStatementPage key={statement} statement={statement} zone={useZone()} />;
}
