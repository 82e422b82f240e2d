import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ProfilePage } from './access/profile-page.tsx';
import { SecurityPage } from './access/security-page.tsx';
import { YourDataPage } from './establishments/your-data-page.tsx';
import { keptHere } from './platform/kept.ts';
import { useMe, useZone } from './use-me.ts';

export function Profile() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (
    <ProfilePage
      me={useMe()}
      onOut={() => {
        void keptHere.forget();
        void navigate({ to: '/login', search: { after: 'left' }, replace: true }).then(() =>
          queries.clear(),
        );
      }}
    />
  );
}

export function Security() {
  return <SecurityPage me={useMe()} zone={useZone()} />;
}

export function YourData() {
  return <YourDataPage me={useMe()} />;
}
