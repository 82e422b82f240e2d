import { Suspense, lazy } from 'react';
import { ManagingWords } from './language/managing-words.tsx';
import type { Room } from './settings/sections.ts';
import type { SlotProps } from './settings/view.ts';

const Employees = lazy(() => import('./employees/employees.tsx'));
const Times = lazy(() => import('./evidence/times.tsx'));
const TeamHours = lazy(() => import('./timesheets/team.tsx'));
const TaskLists = lazy(() => import('./tasks/task-lists.tsx'));
const Register = lazy(() => import('./tasks/register.tsx'));
const Establishment = lazy(() => import('./establishments/establishment.tsx'));

/** The part of « Établissement » that is open. Each loads when it is first asked for; offline it is in the precache. */
export function SettingsRoom({
  room,
  unlock,
  establishment,
  ...slot
}: SlotProps & {
  room: Room;
  /** Name of the establishment. */
  establishment: string;
  /** Frees a locked person; done in the room of access. */
  unlock: (person: string) => Promise<void>;
}) {
  return (
    <Suspense>
      <ManagingWords>
        {room === 'employees' ? (
          <Employees {...slot} unlock={unlock} establishment={establishment} />
        ) : null}
        {room === 'hours' ? <TeamHours {...slot} /> : null}
        {room === 'punches' ? <Times {...slot} /> : null}
        {room === 'task-lists' ? <TaskLists {...slot} /> : null}
        {room === 'register' ? <Register {...slot} /> : null}
        {room === 'establishment' ? <Establishment {...slot} /> : null}
      </ManagingWords>
    </Suspense>
  );
}
