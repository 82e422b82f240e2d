import type { SlotProps } from '../settings/view.ts';

export default function TaskLists(_: SlotProps) {
  return null;
}
