import { ApprovalsPage } from './punches/approvals-page.tsx';
import { PresencePage } from './punches/presence-page.tsx';
import { useMe } from './use-me.ts';

export function Presence() {
  return <PresencePage establishments={useMe().establishments} />;
}

export function Approvals() {
  const { establishments, permissions } = useMe();
  return (
    <ApprovalsPage
      establishments={establishments}
      mayOpen={permissions.includes('employees.read')}
    />
  );
}
