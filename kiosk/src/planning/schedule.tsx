import { Button } from '@comptoir/ui/button';
import { PanelBack, PanelPerson, PanelSpace } from '@comptoir/ui/panel';
import { Printed } from '@comptoir/ui/print-sheet';
import { businessDay } from '@comptoir/shared/time/business-day';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Kept, KeptLine } from '../kept-line.tsx';
import { useSpeech } from '../language/language.tsx';
import { PlanningWords } from '../language/planning-words.tsx';
import { useObserved } from '../observed.ts';
import type { Tablet } from '../tablet.ts';
import { useWayBack } from '../ways-back.ts';
import type { Write } from '../writing.ts';
import { AbsenceScreen } from './absence-screen.tsx';
import {
  acceptChanges,
  answerSwap,
  askAbsence,
  askSwap,
  cancelAbsence,
  noteSeen,
  withdrawSwap,
} from './acts.ts';
import { ScheduleDayScreen } from './day-screen.tsx';
import { OfferDialog } from './offer-dialog.tsx';
import { RequestsScreen } from './requests-screen.tsx';
import { SchedulePaper } from './schedule-paper.tsx';
import { ScheduleScreen } from './schedule-screen.tsx';
import styles from './schedule.module.css';
import { isAsked, settleNotTaken, watchSchedule } from './store.ts';
import type { ScheduleView, ShownShift } from './view.ts';

export type ScheduleProps = {
  tablet: Tablet;
  write: Write;
  person: string;
  look: { name: string; initials: string; colour: string };
  clock: ReactNode;
  offline: boolean;
  now: number;
  onBack: () => void;
};

type Place = { at: 'list' } | { at: 'day'; day: string } | { at: 'requests' } | { at: 'absence' };

/** « Mon planning » (K21, K23, K28): what changed, one's weeks, and what one asks for. */
export default function Schedule(props: ScheduleProps) {
  return (
    <PlanningWords>
      <OwnSchedule {...props} />
    </PlanningWords>
  );
}

function OwnSchedule({ tablet, write, person, look, clock, offline, now, onBack }: ScheduleProps) {
  const { text } = useSpeech();
  const [place, setPlace] = useState<Place>({ at: 'list' });
  const [said, setSaid] = useState<Kept | null>(null);
  const [offering, setOffering] = useState<ShownShift | null>(null);
  const [printing, setPrinting] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  const view = useObserved(useMemo(() => watchSchedule(tablet, person), [tablet, person]));
  const fresh = useSeen({ tablet, write, view });
  const go = (next: Place) => {
    setSaid(null);
    setPlace(next);
  };
  const above: Record<Place['at'], Place | null> = {
    list: null,
    day: { at: 'list' },
    requests: { at: 'list' },
    absence: { at: 'requests' },
  };
  const up = above[place.at];
  useWayBack(up === null ? null : () => go(up));
  if (view === null) return null;
  const { rule, swaps } = view;
  const waiting = swaps.filter((one) => isAsked(one, person, now)).length;
  const isShiftAsked = (shift: string) =>
    swaps.some(
      ({ row }) =>
        row.person === person &&
        (row.state === 'asked' || row.state === 'answered') &&
        (row.gives === shift || row.takes === shift),
    );
  const asked = { kept: text('requests.kept'), sent: text('requests.sent') };
  const answered = { kept: text('requests.answer-kept'), sent: text('requests.answer-sent') };
  const withdrawn = { kept: text('requests.withdrawn'), sent: text('requests.withdrawn') };
  const keep = (work: () => Promise<string>, words: Omit<Kept, 'operation'>) =>
    write(async () => setSaid({ operation: await work(), ...words }));
  const take = ({ row }: ShownShift) =>
    keep(() => askSwap(tablet, { person, gives: null, takes: row.id, colleague: null }), asked);
  const panel = (
    <>
      <PanelBack label={text('act.back')} onBack={up === null ? onBack : () => go(up)} />
      <PanelPerson name={look.name} initials={look.initials} colour={look.colour} />
      {place.at === 'list' ? (
        <ScheduleActs
          waiting={waiting}
          onRequests={() => go({ at: 'requests' })}
          onAbsence={() => go({ at: 'absence' })}
          onPrint={() => setPrinting(true)}
        />
      ) : null}
      <PanelSpace />
      {clock}
    </>
  );
  if (place.at === 'absence') {
    return (
      <AbsenceScreen
        {...{ panel, offline }}
        today={view.today}
        onSend={(absence) =>
          keep(async () => {
            const operation = await askAbsence(tablet, { person, ...absence });
            setPlace({ at: 'requests' });
            return operation;
          }, asked)
        }
      />
    );
  }
  if (place.at === 'requests') {
    return (
      <RequestsScreen
        {...{ panel, view }}
        said={said === null ? null : <KeptLine toldBeside {...{ tablet }} of={said} />}
        isAsked={isShiftAsked}
        onAbsence={() => go({ at: 'absence' })}
        onCancel={(absence) => keep(() => cancelAbsence(tablet, { absence, person }), withdrawn)}
        onAnswer={(swap, accepted) =>
          keep(() => answerSwap(tablet, { swap, person, accepted }), answered)
        }
        onWithdraw={(swap) => keep(() => withdrawSwap(tablet, { swap, person }), withdrawn)}
        onTake={take}
        onSettle={(key) => write(() => settleNotTaken(tablet, key))}
      />
    );
  }
  const days = view.weeks.flatMap((week) => week.days);
  const day = place.at === 'day' ? days.find((one) => one.day === place.day) : undefined;
  if (day !== undefined) {
    const isOfDay = ({ row }: ShownShift) =>
      businessDay(row.start, rule.zone, rule.cutOffHour) === day.day;
    return (
      <>
        <ScheduleDayScreen
          {...{ panel, day, rule, now }}
          said={said === null ? null : <KeptLine {...{ tablet }} of={said} />}
          rules={view.rules}
          open={view.open.filter(isOfDay)}
          isAsked={isShiftAsked}
          onOffer={setOffering}
          onTake={take}
        />
        {offering === null ? null : (
          <OfferDialog
            {...{ rule }}
            shift={offering}
            colleagues={view.colleagues}
            onSend={({ colleague, takes, reason }) => {
              setOffering(null);
              const swap = { person, gives: offering.row.id, takes, colleague };
              keep(() => askSwap(tablet, swap, reason), asked);
            }}
            onClose={() => setOffering(null)}
          />
        )}
      </>
    );
  }
  return (
    <>
      <ScheduleScreen
        {...{ panel, view, fresh, now, offline }}
        asked={waiting}
        onDay={(one) => go({ at: 'day', day: one })}
        onRequests={() => go({ at: 'requests' })}
        onAccept={(change) => write(() => acceptChanges(tablet, person, [change]))}
      />
      {printing ? (
        <Printed onPrinted={printed}>
          <SchedulePaper view={view} now={now} />
        </Printed>
      ) : null}
    </>
  );
}

/**
 * Whoever opens the list is shown what is new, and that is kept (spec PLAN-82). What was new stays first for as long as the
 * screen stands.
 *
 * @returns ids of the changes that were new
 */
function useSeen({
  tablet,
  write,
  view,
}: Pick<ScheduleProps, 'tablet' | 'write'> & { view: ScheduleView | null }): ReadonlySet<string> {
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const noted = useRef(new Set<string>());
  useEffect(() => {
    if (view === null) return;
    const unseen = view.changes.filter(
      ({ row }) => row.seenAt === null && !noted.current.has(row.id),
    );
    if (unseen.length === 0) return;
    for (const { row } of unseen) noted.current.add(row.id);
    setFresh(new Set(noted.current));
    write(() => noteSeen(tablet, view.person, unseen));
  }, [tablet, write, view]);
  return fresh;
}

/** What else there is, on the panel. */
export function ScheduleActs({
  waiting,
  onRequests,
  onAbsence,
  onPrint,
}: {
  /** Colleagues who wait for an answer. */
  waiting: number;
  onRequests: () => void;
  onAbsence: () => void;
  onPrint: () => void;
}) {
  const { text } = useSpeech();
  return (
    <div className={styles.panelActs}>
      <Button tone="panel" icon="message" onClick={onRequests}>
        {waiting === 0 ? text('requests.title') : text('requests.title-count', { count: waiting })}
      </Button>
      <Button tone="panel" icon="add" onClick={onAbsence}>
        {text('absence.ask')}
      </Button>
      <Button tone="panel" icon="print" onClick={onPrint}>
        {text('schedule.print')}
      </Button>
    </div>
  );
}
