import type { PersonName } from '@comptoir/shared/employees/operations';
import type { EmployeePatch } from '@comptoir/shared/employees/portal';
import type { Punch } from '@comptoir/shared/punches/punch';
import type { Result } from '@comptoir/shared/refusals';
import type { EmployeeRow } from '@comptoir/shared/sync/rows';
import type { Reader, Trx } from '../database/connection.ts';
import type { Deps } from '../deps.ts';
import type { OrganisationScope } from '../http/scopes.ts';
import type { NewServerOperation } from '../journal/append.ts';

/** On whose behalf the back office writes: never a person, always a token. */
export type ByToken = { actor: null; source: NewServerOperation['source'] };

type OnFile = {
  row: EmployeeRow;
  archivedAt: number | null;
  establishments: { id: string; name: string }[];
  externalId: string | null;
};

/** What other rooms know and do for the back office: they meet in the composition root. */
export type BackofficeRooms = {
  findPeopleOnFile(
    db: Reader,
    organisation: string,
    people: readonly string[],
  ): Promise<Map<string, OnFile>>;
  findByExternalId(db: Reader, organisation: string, externalId: string): Promise<string | null>;
  findExternalIds(
    db: Reader,
    organisation: string,
    people: readonly string[],
  ): Promise<Map<string, string>>;
  findPunches(
    db: Reader,
    organisation: string,
    ids: readonly string[],
  ): Promise<Map<string, Punch>>;
  knownEstablishments(
    db: Reader,
    organisation: string,
  ): Promise<{ establishment: string; name: string }[]>;
  createWithin(
    trx: Trx,
    deps: Pick<Deps, 'clock' | 'random'>,
    scope: OrganisationScope,
    inputs: readonly {
      establishment: string;
      name: PersonName;
      role: 'employee';
      team: string | null;
      email: string | null;
      phone: string | null;
      externalId: string;
    }[],
    by: ByToken,
  ): Promise<
    Result<
      { people: string[]; touched: ReadonlySet<string> },
      'malformed' | 'not-found' | 'conflict'
    >
  >;
  draftEdit(
    deps: Pick<Deps, 'clock' | 'random'>,
    by: ByToken & { establishment: string | null },
    row: EmployeeRow,
    patch: EmployeePatch,
  ): Result<NewServerOperation[], 'conflict' | 'malformed'>;
  isLastAdministrator(db: Reader, organisation: string, person: string): Promise<boolean>;
};
