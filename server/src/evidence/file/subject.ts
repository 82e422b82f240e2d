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
  const about = {
    person: subject.person,
    punches: new Set(punches.map(({ id }) => id)),
    devices,
  };
  const changes = (await findApplied(db, organisation, bearing)).filter((row) => bears(row, about));
  const byPosition = new Map([...own, ...changes].map((row) => [row.position, row]));
  return [...byPosition.values()].sort((a, b) => a.position - b.position);
}

function bears(
  { bytes }: StoredOperation,
  about: { person: string; punches: ReadonlySet<string>; devices: ReadonlySet<string> },
): boolean {
  const parsed = bytes === null ? null : parseOperation(bytes);
  return parsed?.ok === true && bearsOn(parsed.value, about);
}

function bearsOn(
  { kind, body }: Operation,
  about: { person: string; punches: ReadonlySet<string>; devices: ReadonlySet<string> },
): boolean {
  if (kind === 'punch.attach') return about.punches.has(body.punch);
  if (kind === 'quarantine.settle') {
    return body.punch !== null && about.punches.has(body.punch.id);
  }
  if (kind === 'employee.merge') return body.into === about.person;
  return kind === 'device.enrol' && about.devices.has(body.device);
}
