import Announcing from './announcements/announcing.tsx';
import Employees from './employees/employees.tsx';
import Establishment from './establishments/establishment.tsx';
import EvidenceExport from './evidence/evidence-export.tsx';
import Times from './evidence/times.tsx';
import { ManagingWords } from './language/managing-words.tsx';
import ManagePlanning from './planning/manage.tsx';
import type { Room } from './settings/sections.ts';
import Settings from './settings/settings.tsx';
import type { SlotProps } from './settings/view.ts';
import Register from './tasks/register.tsx';
import TaskLists from './tasks/task-lists.tsx';
import TeamHours from './timesheets/team.tsx';

/** What stands behind « Paramètres », in one script: it loads when they are first opened, and offline it is in the precache. */
export { EvidenceExport, Settings };

/** The part of « Établissement » that is open. */
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
    <ManagingWords>
      {room === 'employees' ? (
        <Employees {...slot} unlock={unlock} establishment={establishment} />
      ) : null}
      {room === 'planning' ? <ManagePlanning {...slot} /> : null}
      {room === 'hours' ? <TeamHours {...slot} /> : null}
      {room === 'punches' ? <Times {...slot} /> : null}
      {room === 'task-lists' ? <TaskLists {...slot} /> : null}
      {room === 'register' ? <Register {...slot} /> : null}
      {room === 'announcements' ? <Announcing {...slot} /> : null}
      {room === 'establishment' ? <Establishment {...slot} /> : null}
    </ManagingWords>
  );
}
