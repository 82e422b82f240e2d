import { getRouteApi } from '@tanstack/react-router';
import { PunchTimes } from './evidence/punch-times.tsx';
import { withHoursWords } from './language/hours-words.tsx';
import { useNow } from './platform/now.ts';
import { HoursPage } from './timesheets/hours-page.tsx';
import { OwnStatementPage } from './timesheets/statements/own-statement-page.tsx';
import { OwnStatements } from './timesheets/statements/own-statements.tsx';
import { useMe, useZone } from './use-me.ts';

const statementRoute = getRouteApi('/inside/hours/statements/$statement');

export const Hours = withHoursWords(function Hours() {
  const me = useMe();
  const zone = useZone();
  const now = useNow();
  return (
    <HoursPage
      me={me}
      punches={
        <>
          <OwnStatements person={me.person.id} />
          <PunchTimes person={me.person.id} name={null} zone={zone} now={now} />
        </>
      }
    />
  );
});

/** One of one's own statements. */
export const OwnStatement = withHoursWords(function OwnStatement() {
  const { statement } = statementRoute.useParams();
  const { person } = useMe();
  return (
    <OwnStatementPage key={statement} statement={statement} person={person.id} zone={useZone()} />
  );
});
