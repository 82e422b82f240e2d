import type { PinFault } from '@comptoir/shared/access/pin';
import type { TabletRole } from '@comptoir/shared/employees/operations';
import type { Result } from '@comptoir/shared/refusals';
import type { Observable } from '../platform/signal.ts';
import type { Tablet } from '../tablet.ts';
import type { EmployeeFields, EmployeesView, NewPin, RecordView } from './view.ts';

/** `manager`: id of the manager whose settings are open. */
export type NewEmployee = {
  given: string;
  family: string;
  team: string | null;
  role?: never;
  manager: string;
};
export type ByManager = { person: string; manager: string };
export type Changes = Partial<EmployeeFields>;
export type LinkFault = 'offline' | 'not-yet-sent' | 'refused';
export type SignUpLink = { url: string; expiresAt: number };

/** Paramètres › Établissement › Employés. */
export declare function watchEmployees(tablet: Tablet): Observable<EmployeesView>;
/** One person's record; null while nobody of that id is known. */
export declare function watchRecord(tablet: Tablet, person: string): Observable<RecordView | null>;
export declare function addEmployee(tablet: Tablet, input: NewEmployee): Promise<NewPin>;
export declare function editEmployee(
  tablet: Tablet,
  input: ByManager & { changes: Changes },
): Promise<void>;
export declare function archiveEmployee(tablet: Tablet, input: ByManager): Promise<void>;
export declare function restoreEmployee(tablet: Tablet, input: ByManager): Promise<void>;
export declare function mergeEmployees(
  tablet: Tablet,
  input: ByManager & { into: string },
): Promise<void>;
export declare function renewPin(tablet: Tablet, input: ByManager): Promise<NewPin>;
export declare function choosePin(
  tablet: Tablet,
  input: { person: string; pin: string },
): Promise<Result<null, PinFault>>;
export declare function openAccess(
  tablet: Tablet,
  input: ByManager & { role: TabletRole },
): Promise<Result<null, 'no-email'>>;
export declare function resendAccess(tablet: Tablet, input: ByManager): Promise<void>;
export declare function revokeAccess(tablet: Tablet, input: ByManager): Promise<void>;
export declare function fetchLink(
  tablet: Tablet,
  input: ByManager,
): Promise<Result<SignUpLink, LinkFault>>;
export declare function settleClash(
  tablet: Tablet,
  input: { key: string; keep: 'mine' | 'theirs'; manager: string },
): Promise<void>;
export declare function attachPunch(
  tablet: Tablet,
  input: { punch: string; person: string; manager: string },
): Promise<void>;
export declare function setPhoto(
  tablet: Tablet,
  input: ByManager & { image: Blob },
): Promise<Result<null, 'unreadable-image'>>;
export declare function photoOf(tablet: Tablet, hash: string): Promise<Blob | null>;
