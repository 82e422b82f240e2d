import type { SlotProps } from '../settings/view.ts';

export default function Establishment(_: SlotProps) {
  return null;
}
