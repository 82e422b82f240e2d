import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ProfilePage } from './access/profile-page.tsx';
import { Attention } from './attention.tsx';
import { YourDataPage } from './establishments/your-data-page.tsx';
import { HomePage } from './timesheets/home-page.tsx';
import { useMe } from './use-me.ts';

export function Home() {
  const me = useMe();
  return <HomePage me={me} attention={<Attention me={me} />} />;
}

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

export function YourData() {
  return <YourDataPage me={useMe()} />;
}
