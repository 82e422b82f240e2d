import type { SlotProps } from '../settings/view.ts';

export default function Employees(_: SlotProps & { unlock: (person: string) => Promise<void> }) {
  return null;
}
