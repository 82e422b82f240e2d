import { Lost } from './frames.tsx';

export function Presence() {
  return <Lost />;
}

export function Approvals() {
  return <Lost />;
}
