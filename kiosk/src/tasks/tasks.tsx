import { type ReactNode, useMemo } from 'react';
import { useObserved } from '../observed.ts';
import type { Tablet } from '../tablet.ts';
import type { Write } from '../writing.ts';
import { watchTasks } from './store.ts';
import { taskActs } from './task-acts.ts';
import type { TaskActs } from './task-asking.tsx';
import { TasksScreen } from './tasks-screen.tsx';

const noActs: TaskActs = { onCheck: () => undefined, onUncheck: () => undefined };

/** All the tasks of the day. Without a person nothing is checked: pressing one asks who it is. */
export default function Tasks({
  tablet,
  write,
  person,
  ...shown
}: {
  tablet: Tablet;
  write: Write;
  /** Who checks, by id and by name; null while nobody has said so. */
  person: { id: string; name: string } | null;
  zone: string;
  clock: ReactNode;
  onAskActor: () => void;
  onBack: () => void;
}) {
  const view = useObserved(useMemo(() => watchTasks(tablet), [tablet]));
  if (view === null) return null;
  return (
    <TasksScreen
      {...shown}
      {...(person === null ? noActs : taskActs(tablet, write, person.id))}
      view={view}
      actor={person === null ? null : person.name}
    />
  );
}
