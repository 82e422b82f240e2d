import { Attention } from './attention.tsx';
import { HomePage } from './timesheets/home-page.tsx';
import { useMe } from './use-me.ts';

export function Home() {
  const me = useMe();
  return <HomePage me={me} attention={<Attention me={me} />} />;
}
