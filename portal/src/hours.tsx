import { HomePage } from './timesheets/home-page.tsx';
import { useMe } from './use-me.ts';

export function Hours() {
  return <HomePage me={useMe()} attention={null} />;
}
