import { Button } from '@comptoir/ui/button';
import { PanelBack, PanelPerson, PanelSpace } from '@comptoir/ui/panel';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { KeptLine } from '../kept-line.tsx';
import { HoursWords } from '../language/hours-words.tsx';
import { useSpeech } from '../language/language.tsx';
import type { HoursPlace } from '../navigation.ts';
import { useObserved } from '../observed.ts';
import type { Tablet } from '../tablet.ts';
import { useWayBack } from '../ways-back.ts';
import type { Write } from '../writing.ts';
import {
  noteOutcomesSeen,
  objectToCorrection,
  settleNotTaken,
  withdrawCorrection,
} from './corrections/store.ts';
import { Propose } from './corrections/propose.tsx';
import { DayScreen } from './day-screen.tsx';
import { HoursPaper } from './hours-print.tsx';
import { Printed } from '@comptoir/ui/print-sheet';
import { HoursScreen } from './hours-screen.tsx';
import { Statement, Statements } from './statements/statements.tsx';
import { watchHours } from './store.ts';
import type { WantedSpan } from './view.ts';

export type HoursProps = {
  tablet: Tablet;
  write: Write;
  person: string;
  look: { name: string; initials: string; colour: string };
  clock: ReactNode;
  /** No network, as far as the tablet knows. */
  offline: boolean;
  now: number;
  first: HoursPlace;
  onBack: () => void;
};

type Place = HoursPlace | { at: 'propose'; day: string } | { at: 'statements' };

/** « Mes heures »: weeks and months, a day, a correction, the statements (K28). */
export default function Hours(props: HoursProps) {
  return (
    <HoursWords>
      <OwnHours {...props} />
    </HoursWords>
  );
}

function OwnHours(props: HoursProps) {
  const { tablet, write, person, look, clock, offline, now, first, onBack } = props;
  const { text } = useSpeech();
  const [place, setPlace] = useState<Place>(first);
  const [kept, setKept] = useState<string | null>(null);
  const [wanted, setWanted] = useState<WantedSpan>({
    kind: 'week',
    day: first.at === 'day' ? first.day : null,
  });
  const [printing, setPrinting] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  const { kind, day } = wanted;
  const view = useObserved(
    useMemo(() => watchHours(tablet, person, { kind, day }), [tablet, person, kind, day]),
  );
  useEffect(() => write(() => noteOutcomesSeen(tablet, person)), [tablet, write, person]);
  const go = (next: Place) => {
    setKept(null);
    setPlace(next);
  };
  const up: Record<Place['at'], Place | null> = {
    list: null,
    day: { at: 'list' },
    propose: place.at === 'propose' ? { at: 'day', day: place.day } : null,
    statements: { at: 'list' },
    statement: { at: 'statements' },
  };
  const above = up[place.at];
  useWayBack(above === null ? null : () => go(above));
  const back = above === null ? onBack : () => go(above);
  const panel = (
    <>
      <PanelBack label={text('act.back')} onBack={back} />
      <PanelPerson name={look.name} initials={look.initials} colour={look.colour} />
      <PanelSpace />
      {clock}
    </>
  );
  if (place.at === 'statements') {
    return (
      <Statements
        {...{ tablet, person, panel, offline, now }}
        onOpen={(id) => go({ at: 'statement', id })}
      />
    );
  }
  if (place.at === 'statement') {
    return <Statement {...{ tablet, write, person, panel, now }} id={place.id} />;
  }
  if (place.at === 'propose') {
    return (
      <Propose
        {...{ tablet, write, person, panel, offline, now }}
        asker={{ actor: person, auth: 'pin' }}
        day={place.day}
        onDone={(operation) => {
          go({ at: 'day', day: place.day });
          setKept(operation);
        }}
        onBack={back}
      />
    );
  }
  if (view === null) return null;
  const shown = place.at === 'day' ? view.days.find(({ day }) => day === place.day) : undefined;
  if (shown !== undefined) {
    return (
      <DayScreen
        {...{ panel, view, now }}
        said={
          kept === null ? null : (
            <KeptLine
              {...{ tablet }}
              of={{ operation: kept, kept: text('correction.kept'), sent: text('correction.sent') }}
            />
          )
        }
        day={shown}
        person={person}
        onPropose={() => go({ at: 'propose', day: shown.day })}
        onWithdraw={(correction) =>
          write(() =>
            withdrawCorrection(tablet, { correction, person }, { actor: person, auth: 'pin' }),
          )
        }
        onObject={(correction, reason) =>
          write(() => objectToCorrection(tablet, { correction, person, reason }))
        }
      />
    );
  }
  return (
    <>
      <HoursScreen
        panel={
          <>
            <PanelBack label={text('act.back')} onBack={back} />
            <PanelPerson name={look.name} initials={look.initials} colour={look.colour} />
            <HoursActs
              statements={view.statements}
              onStatements={() => go({ at: 'statements' })}
              onPrint={() => setPrinting(true)}
            />
            <PanelSpace />
            {clock}
          </>
        }
        {...{ view, now, offline }}
        onSpan={(next) => setWanted({ kind: next.kind, day: next.from })}
        onDay={(day) => go({ at: 'day', day })}
        onSettle={(key) => write(() => settleNotTaken(tablet, key))}
      />
      {printing ? (
        <Printed onPrinted={printed}>
          <HoursPaper view={view} now={now} />
        </Printed>
      ) : null}
    </>
  );
}

/** What else there is, on the panel. */
export function HoursActs({
  statements,
  onStatements,
  onPrint,
}: {
  /** That wait for an answer. */
  statements: number;
  onStatements: () => void;
  onPrint: () => void;
}) {
  const { text } = useSpeech();
  return (
    <div style={{ display: 'grid', gap: 12, marginBlockStart: 24 }}>
      <Button tone="panel" icon="register" onClick={onStatements}>
        {statements === 0
          ? text('hours.statements')
          : text('hours.statements-count', { count: statements })}
      </Button>
      <Button tone="panel" icon="print" onClick={onPrint}>
        {text('hours.print')}
      </Button>
    </div>
  );
}
