import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { unpackStatement } from '../../local-database/packing.ts';
import { placeTables } from '../../local-database/place.ts';
import { readPortal } from '../../local-database/statement.ts';
import { type OwnStatement, statementsOf } from '../../local-database/statements.ts';
import { watch } from '../../local-database/watch.ts';
import type { Observable } from '../../platform/signal.ts';
import { append, newId, newSalt } from '../../sync/journal.ts';
import type { Tablet } from '../../tablet.ts';
import { readKnowing } from '../store.ts';
import type { Knowing } from '../view.ts';

export type StatementsView = Knowing & {
  statements: OwnStatement[];
  /** Scheme and host of the page that checks a paper. */
  portal: string;
};

/** Somebody's statements, the newest first, also without a network (K28). */
export function watchStatements(tablet: Tablet, person: string): Observable<StatementsView> {
  const { database } = tablet;
  const tables = [...placeTables(database), database.statements, database.sync];
  return watch(tablet, async () => {
    const { held, knowing, portal } = await database.transaction('r', tables, async () => ({
      held: await statementsOf(database, person),
      knowing: await readKnowing(tablet),
      portal: (await readPortal(database)) ?? tablet.platform.origin,
    }));
    const statements = held.map(async ({ row, pending }) => ({
      row: await unpackStatement(row),
      pending,
    }));
    return { statements: await Promise.all(statements), portal, ...knowing };
  });
}

type Of = { statement: string; person: string };

/** That they opened it, once: a fact with its time. Throws NotRecorded when nothing is stored. */
export async function noteStatementSeen(tablet: Tablet, { statement, person }: Of): Promise<void> {
  await append(tablet, [
    { ...byOneself(tablet, person), kind: 'statement.seen', body: { statement, person } },
  ]);
  tablet.sync.wrote();
}

/** « C'est juste ». */
export async function acknowledgeStatement(
  tablet: Tablet,
  { statement, person }: Of,
): Promise<void> {
  await append(tablet, [
    { ...byOneself(tablet, person), kind: 'statement.acknowledge', body: { statement, person } },
  ]);
  tablet.sync.wrote();
}

/** « Ce n'est pas juste », and why. */
export async function disputeStatement(
  tablet: Tablet,
  { statement, person, reason }: Of & { reason: string },
): Promise<void> {
  const text = makeAttachment(newSalt(tablet), reason);
  await append(tablet, [
    {
      ...byOneself(tablet, person),
      kind: 'statement.dispute',
      body: { statement, person, reasonText: text.hash },
      attachments: [text],
    },
  ]);
  tablet.sync.wrote();
}

function byOneself(tablet: Tablet, person: string) {
  return {
    ...{ id: newId(tablet), actor: person, auth: 'pin' as const },
    clock: tablet.clock.reading(),
  };
}
