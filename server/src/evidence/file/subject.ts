import type { Operation } from '@comptoir/shared/journal/operation';
import type { Reader } from '../../database/connection.ts';
import type { StoredOperation } from '../../journal/stored.ts';
import { type Change, readChange } from './change.ts';
import { correctionsAbout } from './corrections.ts';
import {
  type PunchAbout,
  findApplied,
  findById,
  findPunchesNamed,
  findPunchesOn,
} from './queries.ts';

/** Whom an evidence file is about: business days, both ends included. */
export type Subject = { person: string; first: string; last: string };

/** Changes that bear on whose punch it is, or whether it counts. */
const bearing = [
  'punch.attach',
  'punch.accept',
  'quarantine.settle',
  'employee.merge',
  'device.enrol',
] as const;

/**
 * The operations of the journal that are about a person's worked time in a period (spec EVID-10): their punches, cancelled
 * ones too; what cancelled, corrected or let them count; what made them theirs; the enrolment of each tablet that wrote of them.
 */
export async function operationsAbout(
  db: Reader,
  organisation: string,
  subject: Subject,
): Promise<StoredOperation[]> {
  const { person, first, last } = subject;
  const changes = (await findApplied(db, organisation, bearing)).map(readChange);
  const people = recordsOf(person, changes);
  const onDays = await findPunchesOn(db, organisation, subject);
  const corrections = await correctionsAbout(db, organisation, {
    ...{ first, last, people: [...people] },
    standing: onDays.flatMap(({ setAside }) => setAside ?? []),
  });
  const known = new Set(onDays.map(({ id }) => id));
  const named = corrections.removed.filter((id) => !known.has(id));
  const beyond = await findPunchesNamed(db, organisation, { person, ids: named });
  const punches = [...onDays, ...beyond];
  const own = await findById(db, organisation, punches.flatMap(idsOf));
  const written = [...own, ...corrections.rows];
  const about = {
    ...{ people, punches: new Set(punches.map(({ id }) => id)) },
    devices: new Set(written.flatMap(({ device }) => device ?? [])),
  };
  const bears = changes.flatMap(({ row, operation }) =>
    operation && bearsOn(operation, about) ? [row] : [],
  );
  const byPosition = new Map([...written, ...bears].map((row) => [row.position, row]));
  return [...byPosition.values()].sort((a, b) => a.position - b.position);
}

const idsOf = ({ id, cancelledBy }: PunchAbout) =>
  cancelledBy === null ? [id] : [id, cancelledBy];

/** A person and every record that was merged into theirs, however many steps away. */
function recordsOf(person: string, changes: readonly Change[]): ReadonlySet<string> {
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
  if (kind === 'punch.attach' || kind === 'punch.accept') return about.punches.has(body.punch);
  if (kind === 'quarantine.settle') {
    return body.punch !== null && about.punches.has(body.punch.id);
  }
  if (kind === 'employee.merge') return about.people.has(body.into);
  return kind === 'device.enrol' && about.devices.has(body.device);
}
