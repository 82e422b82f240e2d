import type { FeedRoom } from '@comptoir/shared/sync/rows';
import { findAccessRows } from '../access/invitation/queries.ts';
import { findLocks } from '../access/locks/queries.ts';
import { findPinRows } from '../access/queries.ts';
import { findAnnouncementRows } from '../announcements/queries.ts';
import type { Reader } from '../database/connection.ts';
import { findEmployeeRows, findFormerEmployeeRows } from '../employees/queries.ts';
import { findEstablishmentRows } from '../establishments/queries.ts';
import { findAbsences } from '../planning/absences/queries.ts';
import { findContractRows } from '../planning/contracts/queries.ts';
import { findElsewhereRows } from '../planning/elsewhere/queries.ts';
import { findChanges } from '../planning/changes/queries.ts';
import { findPositions } from '../planning/positions/queries.ts';
import { findShifts } from '../planning/queries.ts';
import { findSwaps } from '../planning/swaps/queries.ts';
import { findPresences, findPunches } from '../punches/queries.ts';
import { findCheckOffs, findTaskDefinitions, findTaskLists } from '../tasks/queries.ts';
import { findTeamRows } from '../teams/queries.ts';
import { findCorrections } from '../timesheets/corrections/queries.ts';
import { findPeriodLocks } from '../timesheets/periods/queries.ts';
import { findDays } from '../timesheets/queries.ts';
import { findStatements } from '../timesheets/statements/queries.ts';

export type Row = Record<string, unknown>;

/** `keys`: the server's PIN key, and the K_device of the tablet that asks. */
export type RowsContext = {
  db: Reader;
  organisation: string;
  /** The store that the tablet stands in. */
  establishment: string;
  keys: { pin: Uint8Array; device: () => Uint8Array };
};

type Load = (context: RowsContext, keys: string[]) => Promise<Map<string, Row>>;

/** How each room reads its rows by key. A room without a reader does not compile. */
const loaders: Record<FeedRoom, Load> = {
  establishments: ({ db, organisation }, keys) => findEstablishmentRows(db, organisation, keys),
  employees: ({ db, organisation, establishment }, keys) =>
    findEmployeeRows(db, organisation, keys, establishment),
  formerEmployees: ({ db, organisation }, keys) => findFormerEmployeeRows(db, organisation, keys),
  pins: ({ db, organisation, keys: { pin, device } }, keys) =>
    findPinRows(db, organisation, keys, { pin, device: device() }),
  accesses: ({ db, organisation }, keys) => findAccessRows(db, organisation, keys),
  presence: ({ db, organisation }, keys) => findPresences(db, organisation, keys),
  punches: ({ db, organisation }, keys) => findPunches(db, organisation, keys),
  days: ({ db, organisation }, keys) => findDays(db, organisation, keys),
  taskLists: ({ db, organisation }, keys) => findTaskLists(db, organisation, keys),
  taskDefinitions: ({ db, organisation }, keys) => findTaskDefinitions(db, organisation, keys),
  checkOffs: ({ db, organisation }, keys) => findCheckOffs(db, organisation, keys),
  shifts: ({ db, organisation }, keys) => findShifts(db, organisation, keys),
  teams: ({ db, organisation }, keys) => findTeamRows(db, organisation, keys),
  locks: ({ db, organisation }, keys) => findLocks(db, organisation, keys),
  corrections: ({ db, organisation }, keys) => findCorrections(db, organisation, keys),
  periodLocks: ({ db, organisation }, keys) => findPeriodLocks(db, organisation, keys),
  statements: ({ db, organisation }, keys) => findStatements(db, organisation, keys),
  shiftChanges: ({ db, organisation }, keys) => findChanges(db, organisation, keys),
  positions: ({ db, organisation }, keys) => findPositions(db, organisation, keys),
  absences: ({ db, organisation }, keys) => findAbsences(db, organisation, keys),
  announcements: ({ db, organisation, establishment }, keys) =>
    findAnnouncementRows(db, organisation, keys, establishment),
  swaps: ({ db, organisation }, keys) => findSwaps(db, organisation, keys),
  contracts: ({ db, organisation, establishment }, keys) =>
    findContractRows(db, organisation, keys, establishment),
  shiftsElsewhere: ({ db, organisation, establishment }, keys) =>
    findElsewhereRows(db, { organisation, establishment }, keys),
};

/** Rows of one room as they are now, by key; a row that is gone is missing. */
export function findRows(
  context: RowsContext,
  room: FeedRoom,
  keys: string[],
): Promise<Map<string, Row>> {
  return loaders[room](context, keys);
}
