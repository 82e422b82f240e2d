import { withRequestsWords } from './language/requests-words.tsx';
import { RequestsToDecide } from './planning/requests/requests-to-decide.tsx';
import { ApprovalsPage } from './punches/approvals-page.tsx';
import { PresencePage } from './punches/presence-page.tsx';
import { useMe } from './use-me.ts';

export function Presence() {
  return <PresencePage establishments={useMe().establishments} />;
}

/** Punches to look at, and what people ask of the schedule. */
export const Approvals = withRequestsWords(function Approvals() {
  const { establishments, permissions } = useMe();
  return (
    <ApprovalsPage
      establishments={establishments}
      mayOpen={permissions.includes('employees.read')}
      requests={
        permissions.includes('planning.publish') ? (
          <RequestsToDecide establishments={establishments} />
        ) : null
      }
    />
  );
});
