import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useObserved } from '../../observed.ts';
import type { Tablet } from '../../tablet.ts';
import type { Write } from '../../writing.ts';
import { Printed } from '@comptoir/ui/print-sheet';
import { StatementPaper } from './statement-paper.tsx';
import { StatementScreen } from './statement-screen.tsx';
import { StatementsScreen } from './statements-screen.tsx';
import {
  acknowledgeStatement,
  disputeStatement,
  noteStatementSeen,
  watchStatements,
} from './store.ts';

/** « Mes relevés ». */
export function Statements({
  tablet,
  person,
  panel,
  now,
  offline,
  onOpen,
}: {
  tablet: Tablet;
  person: string;
  panel: ReactNode;
  now: number;
  offline: boolean;
  onOpen: (id: string) => void;
}) {
  const view = useObserved(useMemo(() => watchStatements(tablet, person), [tablet, person]));
  if (view === null) return null;
  const { zone } = tablet.identity();
  return <StatementsScreen {...{ panel, view, zone, now, offline, onOpen }} />;
}

/** One statement, to be read, printed, acknowledged or disputed; that it was opened is noted once. */
export function Statement({
  tablet,
  write,
  person,
  id: statement,
  panel,
}: {
  tablet: Tablet;
  write: Write;
  person: string;
  id: string;
  panel: ReactNode;
  now: number;
}) {
  const view = useObserved(useMemo(() => watchStatements(tablet, person), [tablet, person]));
  const [printing, setPrinting] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  const own = view?.statements.find(({ row }) => row.id === statement);
  const unseen = own !== undefined && own.row.seenAt === null;
  const noted = useRef(false);
  useEffect(() => {
    if (!unseen || noted.current) return;
    noted.current = true;
    write(() => noteStatementSeen(tablet, { statement, person }));
  }, [unseen, tablet, write, statement, person]);
  if (own === undefined) return null;
  return (
    <>
      <StatementScreen
        panel={panel}
        own={own}
        onPrint={() => setPrinting(true)}
        onAcknowledge={() => write(() => acknowledgeStatement(tablet, { statement, person }))}
        onDispute={(reason) => write(() => disputeStatement(tablet, { statement, person, reason }))}
      />
      {printing && own.row.document !== null && view !== null ? (
        <Printed onPrinted={printed}>
          <StatementPaper row={own.row} document={own.row.document} portal={view.portal} />
        </Printed>
      ) : null}
    </>
  );
}
