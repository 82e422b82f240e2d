import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { Tabs } from '@comptoir/ui/tabs';
import { useEffect, useMemo, useState } from 'react';
import { type Kept, KeptLine } from '../kept-line.tsx';
import { useSpeech } from '../language/language.tsx';
import { isLeaseOver } from '../local-database/lease.ts';
import { useObserved } from '../observed.ts';
import type { SlotProps } from '../settings/view.ts';
import { useWayBack } from '../ways-back.ts';
import { Correct } from './corrections/correct.tsx';
import { WaitingScreen } from './corrections/waiting-screen.tsx';
import { acceptPunch, decideCorrection } from './corrections/store.ts';
import Inspection from './exports/inspection.tsx';
import { PersonDays } from './person-days.tsx';
import { watchTeam, watchWaiting } from './store.ts';
import styles from './team.module.css';
import { TeamScreen } from './team-screen.tsx';
import type { CorrectionLine } from './view.ts';

const tabs = ['waiting', 'week', 'inspection'] as const;
type Tab = (typeof tabs)[number];

/** Somebody's week; a day of it that is put right. */
type Place =
  | { at: 'room' }
  | { at: 'person'; person: string; day: string }
  | { at: 'correct'; person: string; day: string; asked: CorrectionLine | null; then: Place };

/** Paramètres › Établissement › Heures: what waits, the week of the store, the export for an inspection. */
export default function TeamHours({ tablet, write, manager, zone, now }: SlotProps) {
  const { text } = useSpeech();
  const [chosen, setTab] = useState<Tab | null>(null);
  const [place, setPlace] = useState<Place>({ at: 'room' });
  const [day, setDay] = useState<string | null>(null);
  const [said, setSaid] = useState<string | Kept | null>(null);
  const [leaseOver, setLeaseOver] = useState<boolean | null>(null);
  useEffect(() => {
    let gone = false;
    write(async () => {
      const over = await isLeaseOver(tablet);
      if (!gone) setLeaseOver(over);
    });
    return () => {
      gone = true;
    };
  }, [tablet, write]);
  const waiting = useObserved(useMemo(() => watchWaiting(tablet, manager), [tablet, manager]));
  const team = useObserved(useMemo(() => watchTeam(tablet, day), [tablet, day]));
  const leave = place.at === 'correct' ? place.then : ({ at: 'room' } as const);
  useWayBack(place.at === 'room' ? null : () => setPlace(leave));
  if (waiting === null || leaseOver === null) return null;
  // Past its lease a tablet changes nothing; what there is can be handed to an inspector (DESIGN §7).
  const tab = leaseOver ? 'inspection' : (chosen ?? 'waiting');
  const nameOf = (person: string) =>
    team?.people.find(({ who }) => who.id === person)?.who.name ??
    waiting.items.find(({ who }) => who.id === person)?.who.name ??
    '';
  if (place.at === 'correct' && !leaseOver) {
    return (
      <Correct
        {...{ tablet, write, manager, now }}
        person={place.person}
        name={nameOf(place.person)}
        day={place.day}
        asked={place.asked}
        onBack={() => setPlace(place.then)}
        onDone={(kept) => {
          setSaid(kept);
          setPlace(place.then);
        }}
      />
    );
  }
  if (place.at === 'person' && !leaseOver) {
    const { person } = place;
    return (
      <PersonDays
        {...{ tablet, manager, person, now }}
        name={nameOf(person)}
        first={place.day}
        onCorrect={(of) => setPlace({ at: 'correct', person, day: of, asked: null, then: place })}
        onBack={() => setPlace({ at: 'room' })}
      />
    );
  }
  return (
    <div className={styles.room}>
      <h1>{text('team.title')}</h1>
      {leaseOver ? null : (
        <Tabs
          label={text('team.title')}
          tabs={tabs.map((value) => ({
            value,
            label: text(`team.${value}`, { count: waiting.items.length }),
            marked: value === 'waiting' && waiting.items.length > 0,
          }))}
          chosen={tab}
          onChoose={(next) => {
            setSaid(null);
            setTab(next);
          }}
        >
          {said === null ? null : (
            <div className={styles.said}>
              {typeof said === 'string' ? (
                <Notice tone="calm" icon="check" alert>
                  {said}
                </Notice>
              ) : (
                <KeptLine {...{ tablet }} of={said} />
              )}
              <Button onClick={() => setSaid(null)}>{text('act.ok')}</Button>
            </div>
          )}
          {tab === 'waiting' ? (
            <WaitingScreen
              view={waiting}
              {...{ now, manager }}
              onApprove={({ row }) => {
                setSaid(null);
                const { id: correction, person } = row;
                const decision = {
                  correction,
                  person,
                  decision: 'approved',
                  edited: null,
                } as const;
                write(() => decideCorrection(tablet, { ...decision, reason: '' }, manager));
              }}
              onRefuse={({ row }, reason) => {
                setSaid(null);
                const { id: correction, person } = row;
                const decision = { correction, person, decision: 'refused', edited: null } as const;
                write(() => decideCorrection(tablet, { ...decision, reason }, manager));
              }}
              onAccept={({ id: punch, person }) => {
                setSaid(null);
                write(() => acceptPunch(tablet, { punch, person }, manager));
              }}
              onEdit={({ who, day: of, ...item }) =>
                setPlace({
                  ...{ at: 'correct', person: who.id, day: of, then: { at: 'room' } },
                  asked: item.kind === 'correction' ? item.line : null,
                })
              }
            />
          ) : tab === 'week' ? (
            <TeamScreen
              view={team}
              now={now}
              onDay={setDay}
              onPerson={(person, of) => setPlace({ at: 'person', person, day: of })}
            />
          ) : (
            <Inspection {...{ tablet, zone, now }} />
          )}
        </Tabs>
      )}
      {leaseOver ? <Inspection {...{ tablet, zone, now }} /> : null}
    </div>
  );
}
