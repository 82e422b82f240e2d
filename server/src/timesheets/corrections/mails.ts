import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import { lockHead } from '../../journal/head.ts';
import { enqueueMail } from '../../mail/commands.ts';
import { findOrganisationName, findShownPeople, findStores } from '../sheets/queries.ts';
import { type Decided, findDecided, findStoredCorrection } from './queries.ts';

type TellerDeps = Pick<Deps, 'db' | 'clock' | 'random' | 'log'>;

/** A decision that could not be told within this time, or arrived from a tablet later than that, is told by the space itself. Ms. */
const patience = 7 * 86_400_000;

/**
 * Whoever has a login hears of what was decided about their hours (spec CORR-11): one mail for each decision, however often
 * the queue is looked at. A step of the mail queue: whoever decides waits for nothing.
 *
 * @param address base of the links
 */
export function correctionTeller(
  deps: TellerDeps,
  address: () => Promise<URL>,
): () => Promise<void> {
  // What the queue refuses as a repeat needs no transaction to be refused again.
  const told = new Map<string, number | null>();
  return async () => {
    for (const one of await findDecided(deps.db, deps.clock.now() - patience)) {
      if (told.get(one.correction) === one.decidedAt) continue;
      try {
        await tell(deps, one, await address());
        told.set(one.correction, one.decidedAt);
      } catch (error) {
        // One that cannot be written does not hold the others back; it is tried again at the next look.
        deps.log.error(
          { err: error, correction: one.correction },
          'nobody could be told of a decision',
        );
      }
    }
  };
}

async function tell(
  deps: TellerDeps,
  { organisation, correction, person, address, language }: Decided,
  base: URL,
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    await lockHead(trx, organisation);
    const row = await findStoredCorrection(trx, organisation, correction);
    if (!row || row.decision === null || row.person !== person) return;
    const name = (await findShownPeople(trx, organisation, [person])).get(person)?.name ?? '';
    const store = (await findStores(trx, organisation)).get(row.establishment);
    const spoken = language ?? store?.settings.language ?? 'fr';
    const day = new Intl.DateTimeFormat(spoken === 'fr' ? 'fr-FR' : 'en-GB', {
      ...{ dateStyle: 'long', timeZone: 'UTC' },
    });
    await enqueueMail(trx, deps, {
      template: 'correction',
      data: {
        organisation: await findOrganisationName(trx, organisation),
        given: name.split(' ')[0] ?? '',
        day: day.format(Date.parse(`${row.day}T12:00:00Z`)),
        outcome: row.decision === 'refused' ? 'refused' : row.edited === 1 ? 'edited' : 'approved',
        own: row.proposed_by === person,
        url: new URL('/portal/hours', base).href,
      },
      to: { name, address },
      language: spoken,
      organisation,
      dedupe: `correction/${correction}/${row.decided_at ?? 0}`,
    });
  });
}
