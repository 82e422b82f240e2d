import type { Role } from '@comptoir/shared/access/permissions';
import {
  exportColumns,
  exportTitle,
  statusLabel,
  writeDate,
  writePhone,
} from '@comptoir/shared/employees/export-words';
import { roleLabel } from '@comptoir/shared/employees/import-cells';
import { titleOf } from '@comptoir/shared/employees/import-columns';
import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import type { Language } from '@comptoir/shared/establishments/languages';
import type { Reader } from '../../database/connection.ts';
import { findNamedEstablishments } from '../import/queries.ts';
import { tableColumns } from '../import/template.ts';
import { findExternalIds } from '../queries.ts';
import { findDetails } from './queries.ts';

/**
 * People as a table: the columns of the template, so that it can be imported elsewhere, and what stands around them
 * (spec EMP-27). By name, in the language asked for.
 */
export async function exportRows(
  db: Reader,
  organisation: string,
  of: { lines: readonly EmployeeLine[]; language: Language },
): Promise<string[][]> {
  const { lines, language } = of;
  const people = lines.map(({ id }) => id);
  const details = await findDetails(db, organisation, people);
  const externalIds = await findExternalIds(db, organisation, people);
  const named = await findNamedEstablishments(db, organisation);
  const stores = new Map(named.map((one) => [one.id, one]));
  const { compare } = new Intl.Collator(language);
  const rows = lines.map((line) => {
    const { startsOn, endsOn, own } = {
      own: details.get(line.id)?.language ?? null,
      startsOn: details.get(line.id)?.starts_on ?? null,
      endsOn: details.get(line.id)?.ends_on ?? null,
    };
    const places = [...line.establishments].sort().flatMap((id) => stores.get(id) ?? []);
    const [home, ...others] = places;
    const cells: Record<(typeof tableColumns)[number] | (typeof exportColumns)[number], string> = {
      given: line.name?.given ?? '',
      family: line.name?.family ?? '',
      display: line.display ?? '',
      email: line.email ?? '',
      phone: line.phone === null ? '' : writePhone(line.phone),
      role: rolesOf(line)
        .map((role) => roleLabel(role, language))
        .join(', '),
      establishment: home?.name ?? '',
      team: line.team ?? '',
      language: own ?? '',
      startsOn: startsOn === null ? '' : writeDate(startsOn, language),
      endsOn: endsOn === null ? '' : writeDate(endsOn, language),
      externalId: externalIds.get(line.id) ?? '',
      status: statusLabel(line.status, language),
      otherStores: others.map(({ name }) => name).join(', '),
      archivedOn:
        line.archivedAt === null
          ? ''
          : writeDate(dayOf(line.archivedAt, home?.zone ?? 'UTC'), language),
    };
    return [...tableColumns, ...exportColumns].map((column) => cells[column]);
  });
  rows.sort((a, b) => compare(`${a[1]} ${a[0]}`, `${b[1]} ${b[0]}`));
  const header = [
    ...tableColumns.map((column) => titleOf(column, language)),
    ...exportColumns.map((column) => exportTitle(column, language)),
  ];
  return [header, ...rows];
}

/** Whoever unlocks tablets is a manager, however that came; everybody else is an employee at least. */
function rolesOf({ role, roles }: EmployeeLine): Role[] {
  const held = roles.filter((one) => one !== 'employee' && one !== 'manager');
  return [role === 'manager' || roles.includes('manager') ? 'manager' : 'employee', ...held];
}

function dayOf(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}
