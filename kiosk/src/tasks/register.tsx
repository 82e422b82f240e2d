import type { SlotProps } from '../settings/view.ts';

export default function Register(_: SlotProps) {
  return null;
}
