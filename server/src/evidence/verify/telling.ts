import type { Reader } from '../../database/connection.ts';
import type { Sentences } from '../../platform/catalogue.ts';
import { findOrganisationName } from '../queries.ts';
import type { EvidenceFault } from './faults.ts';
import { describeAt } from './queries.ts';
import type { Verified } from './verify.ts';

type Words = Sentences['verify'];

/** Everything that is said of one organisation: what was looked at, then each fault in a sentence. */
export async function tellVerified(db: Reader, words: Words, of: Verified): Promise<string[]> {
  const { organisation, faults } = of;
  const name = (await findOrganisationName(db, organisation)) || organisation;
  const told = await Promise.all(
    faults.map((fault) => tellFault(db, words, { organisation, fault })),
  );
  return [
    words.counts({ ...of, name }),
    ...(of.older > 0 ? [words.older(of.older)] : []),
    ...(of.waiting > 0 ? [words.waiting(of.waiting)] : []),
    ...(of.clockBack > 0 ? [words.clockBack(of.clockBack)] : []),
    ...(of.rows === null && of.faults.every(({ about }) => about !== 'row')
      ? [words.notCompared]
      : []),
    ...told.map((line) => `  ${words.doesNotHold}${words.colon}${line}`),
  ];
}

/** One fault, with what it is about. */
export async function tellFault(
  db: Reader,
  words: Words,
  { organisation, fault }: { organisation: string | null; fault: EvidenceFault },
): Promise<string> {
  switch (fault.about) {
    case 'operation': {
      const { position } = fault;
      const what = organisation === null ? null : await whatStandsAt(db, organisation, position);
      return `${words.operation(position, what)}${words.colon}${words.operationFaults[fault.fault]}.`;
    }
    case 'device':
      return words.device(fault.device);
    case 'receipt': {
      const { device, at } = fault;
      return `${words.receipt(device, instant(at))}${words.colon}${words.receiptFaults[fault.fault]}.`;
    }
    case 'checkpoint': {
      const { size, at, file } = fault;
      const which = words.checkpoint(size, instant(at), file);
      return `${which}${words.colon}${words.checkpointFaults[fault.fault]}.`;
    }
    case 'tree':
      return words.tree(fault.level, fault.number);
    case 'row':
      return `${words.row(fault.table, fault.key)}${words.colon}${words.rowFaults[fault.how]}.`;
  }
}

async function whatStandsAt(
  db: Reader,
  organisation: string,
  position: number,
): Promise<string | null> {
  const found = await describeAt(db, organisation, position);
  if (!found) return null;
  const { kind, device, seq, received_at } = found;
  const parts = [kind, instant(received_at), device === null ? null : `${device} n° ${seq}`];
  return parts.filter((part) => part !== null).join(', ');
}

/** The same for whoever reads it anywhere: UTC. An instant that no calendar knows is told as it stands. */
function instant(at: number): string {
  return Math.abs(at) <= 8_640_000_000_000_000 ? new Date(at).toISOString() : String(at);
}
