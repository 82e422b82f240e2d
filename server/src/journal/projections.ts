import type { Kind } from '@comptoir/shared/journal/kinds';
import { projectAccess, projectPins } from '../access/projection.ts';
import { projectEmployees } from '../employees/commands.ts';
import { projectEstablishments } from '../establishments/commands.ts';
import { projectShifts } from '../planning/commands.ts';
import { projectPunches } from '../punches/projection.ts';
import { projectDevices } from '../sync/commands.ts';
import { projectTaskLists } from '../tasks/commands.ts';
import { projectCheckOffs } from '../tasks/projection.ts';
import type { Accepted, Command } from './batch.ts';

/** A room takes its own kinds only; `projections` is what makes sure that it gets no others. */
type Registry = {
  [K in Kind]: (...given: [Parameters<Command<K>>[0], never]) => ReturnType<Command>;
};

/** Every kind of operation and the command that projects it. A kind without one does not compile. */
const projections = {
  'punch.record': projectPunches,
  'punch.declare': projectPunches,
  'punch.cancel': projectPunches,
  'task.check': projectCheckOffs,
  'task.uncheck': projectCheckOffs,
  'task-list.define': projectTaskLists,
  'shift.publish': projectShifts,
  'employee.create': projectEmployees,
  'employee.edit': projectEmployees,
  'employee.archive': projectEmployees,
  'organisation.create': projectEstablishments,
  'establishment.create': projectEstablishments,
  'establishment.configure': projectEstablishments,
  'pin.set': projectPins,
  'auth.fail': projectAccess,
  'auth.unlock': projectAccess,
  'auth.tampered': projectAccess,
  'auth.settings': projectAccess,
  'clock.jump': projectAccess,
  'device.enrol': projectDevices,
  'device.revoke': projectDevices,
  'device.clear': projectDevices,
  'device.continue': projectDevices,
} satisfies Registry;

/** The command that projects a kind. The same function for all kinds of one room: runs of them are one call. */
export function projectionOf(
  kind: Kind,
): (batch: Parameters<Command>[0], items: readonly Accepted[]) => ReturnType<Command> {
  return projections[kind] as Command;
}
