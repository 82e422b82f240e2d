import type { Change } from '@comptoir/shared/access/tablet-acts';
import { isFact } from '@comptoir/shared/journal/kinds';
import type { Operation } from '@comptoir/shared/journal/operation';
import type { Told } from '@comptoir/shared/journal/told-fields';
import { accesses } from './accesses.ts';
import { hours } from './hours.ts';
import { house } from './house.ts';
import type { Known, Teller } from './known.ts';
import { news } from './news.ts';
import { people } from './people.ts';
import { schedule } from './schedule.ts';
import { work } from './work.ts';

/** Every kind that asks for a change, and who tells it. A kind without one does not compile. */
const tellers: { [K in Change]: Teller<K> } = {
  ...people,
  ...accesses,
  ...house,
  ...work,
  ...hours,
  ...schedule,
  ...news,
};

/** What an operation changed, or would have changed, field by field (spec JOURNAL-21). Nothing for a fact. */
export function tell(operation: Operation, known: Known): Told[] {
  if (isFact(operation.kind)) return [];
  // Whoever asks by an operation's own kind hands over an operation of that kind.
  const teller = tellers[operation.kind as Change] as Teller<Change>;
  return teller(operation as Extract<Operation, { kind: Change }>, known);
}
