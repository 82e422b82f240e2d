import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ProfilePage } from './access/profile-page.tsx';
import { YourDataPage } from './establishments/your-data-page.tsx';
import { useMe } from './use-me.ts';

export function Profile() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (
    <ProfilePage
      me={useMe()}
      onOut={() => {
        void navigate({ to: '/login', search: { after: 'left' }, replace: true }).then(() =>
          queries.clear(),
        );
      }}
    />
  );
}

export function Security() {
  return <Profile />;
}

export function YourData() {
  return <YourDataPage me={useMe()} />;
}
