import { sql } from 'kysely';
import type { Trx } from '../connection.ts';

type Missing = {
  organisation: string;
  establishment: string;
  room: string;
  key: string;
  at: number | null;
  position: number;
};

/** Behind whatever the operation at that position wrote. */
const firstOrdinal = 100_000;

/**
 * Stores get what their tablets hold since, of people who worked there before: their statements, where somebody joined before
 * statements followed them (STMT-6), their contracts, and when they work in other stores (PLAN-38). The tablets of today read
 * their feed from its start once they know these rooms: that is when it reaches them.
 */
export async function fillFeedOfJoinedStores(trx: Trx): Promise<void> {
  const { rows } = await sql<Missing>`
    select wanted.organisation, wanted.establishment, wanted.room, wanted.key, wanted.at,
      journal_head.position
    from (
      select membership.organisation, membership.establishment, 'statements' as room,
        statement.statement as key, unixepoch(statement.last_day || ' 12:00:00') * 1000 as at
      from statement
      join membership on membership.organisation = statement.organisation
        and membership.person = statement.person
      union all
      select distinct membership.organisation, membership.establishment, 'contracts' as room,
        contract.person as key, null as at
      from contract
      join membership on membership.organisation = contract.organisation
        and membership.person = contract.person
      union all
      select membership.organisation, membership.establishment, 'shiftsElsewhere' as room,
        shift.shift as key, shift.starts_at as at
      from shift
      join membership on membership.organisation = shift.organisation
        and membership.person = shift.person and membership.establishment != shift.establishment
    ) as wanted
    join journal_head on journal_head.organisation = wanted.organisation
    left join feed on feed.organisation = wanted.organisation
      and feed.establishment = wanted.establishment
      and feed.room = wanted.room and feed.key = wanted.key
    where feed.key is null
    order by wanted.organisation, wanted.establishment, wanted.room, wanted.key
  `.execute(trx);
  const ordinals = new Map<string, number>();
  for (const row of rows) {
    const place = `${row.organisation} ${row.establishment}`;
    // One for each: pages of the feed go on behind the last one of the page before.
    const ordinal = ordinals.get(place) ?? firstOrdinal;
    ordinals.set(place, ordinal + 1);
    await sql`
      insert into feed (organisation, establishment, room, key, position, ordinal, change, at)
      values (${row.organisation}, ${row.establishment}, ${row.room}, ${row.key},
        ${row.position}, ${ordinal}, 'put', ${row.at})
    `.execute(trx);
  }
}
