import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import { lockHead } from '../../journal/head.ts';
import { enqueueMail } from '../../mail/commands.ts';
import { findOrganisationName, findShownPeople, findStores } from '../sheets/queries.ts';
import { type Untold, findStatement, findUntold } from './queries.ts';

type TellerDeps = Pick<Deps, 'db' | 'clock' | 'random' | 'log'>;

/** A statement that could not be told within this time is told by the space itself. Ms. */
const patience = 7 * 86_400_000;

/**
 * Whoever has a login hears of their statement by mail (spec STMT-9): one mail each, however often the queue is looked at. A
 * step of the mail queue: whoever issues waits for nothing, and a server that stops in between tells them afterwards.
 *
 * @param address base of the links
 */
export function statementTeller(
  deps: TellerDeps,
  address: () => Promise<URL>,
): () => Promise<void> {
  const told = new Set<string>();
  return async () => {
    for (const one of await findUntold(deps.db, deps.clock.now() - patience)) {
      if (told.has(one.statement)) continue;
      try {
        await tell(deps, one, await address());
        told.add(one.statement);
      } catch (error) {
        // One that cannot be written does not hold the others back; it is tried again at the next look.
        deps.log.error(
          { err: error, statement: one.statement },
          'nobody could be told of a statement',
        );
      }
    }
  };
}

async function tell(deps: TellerDeps, untold: Untold, base: URL): Promise<void> {
  const { organisation, statement, person, address } = untold;
  await inTransaction(deps.db, async (trx) => {
    await lockHead(trx, organisation);
    const row = await findStatement(trx, organisation, statement);
    if (!row || row.replaced_by !== null) return;
    const name = (await findShownPeople(trx, organisation, [person])).get(person)?.name ?? '';
    const stores = [...(await findStores(trx, organisation)).values()];
    const language = untold.language ?? stores[0]?.settings.language ?? 'fr';
    const day = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
      ...{ dateStyle: 'long', timeZone: 'UTC' },
    });
    await enqueueMail(trx, deps, {
      template: 'statement',
      data: {
        organisation: await findOrganisationName(trx, organisation),
        given: name.split(' ')[0] ?? '',
        from: day.format(Date.parse(`${row.first_day}T12:00:00Z`)),
        to: day.format(Date.parse(`${row.last_day}T12:00:00Z`)),
        url: new URL('/portal/hours', base).href,
      },
      to: { name, address },
      language,
      organisation,
      dedupe: `statement/${statement}`,
    });
  });
}
