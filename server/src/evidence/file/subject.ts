import { type Operation, parseOperation } from '@comptoir/shared/journal/operation';
import type { Reader } from '../../database/connection.ts';
import type { StoredOperation } from '../../journal/stored.ts';
import { findApplied, findById, findPunchIds } from './queries.ts';

/** Whom an evidence file is about: business days, both ends included. */
export type Subject = { person: string; first: string; last: string };

/** Changes that bear on whose punch it is, or whether it counts. */
const bearing = ['punch.attach', 'quarantine.settle', 'employee.merge', 'device.enrol'] as const;

/**
 * The operations of the journal that are about a person's worked time in a period (spec EVID-10): their punches, cancelled
 * ones too, what cancelled them, what made them theirs, and the enrolment of each tablet that wrote one.
 */
export async function operationsAbout(
  db: Reader,
  organisation: string,
  subject: Subject,
): Promise<StoredOperation[]> {
  const punches = await findPunchIds(db, organisation, subject);
  const ids = punches.flatMap(({ id, cancelledBy }) =>
    cancelledBy === null ? [id] : [id, cancelledBy],
  );
  const own = await findById(db, organisation, ids);
  const devices = new Set(own.flatMap(({ device }) => (device === null ? [] : [device])));
  const changes = (await findApplied(db, organisation, bearing)).map((row) => ({
    row,
    operation: read(row),
  }));
  const about = {
    people: recordsOf(subject.person, changes),
    punches: new Set(punches.map(({ id }) => id)),
    devices,
  };
  const bears = changes.flatMap(({ row, operation }) =>
    operation && bearsOn(operation, about) ? [row] : [],
  );
  const byPosition = new Map([...own, ...bears].map((row) => [row.position, row]));
  return [...byPosition.values()].sort((a, b) => a.position - b.position);
}

function read({ bytes }: StoredOperation): Operation | null {
  const parsed = bytes === null ? null : parseOperation(bytes);
  return parsed?.ok ? parsed.value : null;
}

/** A person and every record that was merged into theirs, however many steps away. */
function recordsOf(
  person: string,
  changes: readonly { operation: Operation | null }[],
): ReadonlySet<string> {
  const people = new Set([person]);
  for (const { operation } of changes.toReversed()) {
    if (operation?.kind !== 'employee.merge') continue;
    if (people.has(operation.body.into)) people.add(operation.body.person);
  }
  return people;
}

function bearsOn(
  { kind, body }: Operation,
  about: {
    people: ReadonlySet<string>;
    punches: ReadonlySet<string>;
    devices: ReadonlySet<string>;
  },
): boolean {
  if (kind === 'punch.attach') return about.punches.has(body.punch);
  if (kind === 'quarantine.settle') {
    return body.punch !== null && about.punches.has(body.punch.id);
  }
  if (kind === 'employee.merge') return about.people.has(body.into);
  return kind === 'device.enrol' && about.devices.has(body.device);
}
