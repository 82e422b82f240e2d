import type { PunchType } from '@comptoir/shared/punches/operations';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { useObserved } from '../observed.ts';
import type { Observable } from '../platform/signal.ts';
import type { Tablet } from '../tablet.ts';
import type { Write } from '../writing.ts';
import { ForgottenScreen } from './forgotten-screen.tsx';
import { PersonScreen } from './person-screen.tsx';
import { declarePunch, recordPunch, watchPerson } from './store.ts';
import type { PersonView, RecordedPunch } from './view.ts';

type Shared = { tablet: Tablet; person: string; now: number; busy: boolean; write: Write };

/** The screen of a person who typed their PIN. */
export function Person({
  tablet,
  person,
  now,
  busy,
  write,
  onRecorded,
  onForgotten,
  onChangePin,
  onReceipts,
  onHours,
  onSchedule,
  announcements,
  news,
  privacyDue,
  onPrivacy,
  onBack,
  tasks,
}: Shared & {
  onRecorded: (punch: RecordedPunch) => void;
  onForgotten: () => void;
  onChangePin: () => void;
  onReceipts: () => void;
  onHours: () => void;
  onSchedule: () => void;
  /** The way to what is announced: drawn by the room of announcements. */
  announcements: ReactNode;
  news: ReactNode;
  /** « Vos données » has not been read by this person here. */
  privacyDue: boolean;
  onPrivacy: () => void;
  onBack: () => void;
  tasks: (view: PersonView) => ReactNode;
}) {
  const { text } = useSpeech();
  const { view, gone } = usePerson(tablet, person);
  useEffect(() => {
    if (gone) onBack();
  }, [gone, onBack]);
  const [tapped, setTapped] = useState<PunchType | null>(null);
  if (view === null) return null;
  return (
    <PersonScreen
      view={view}
      now={now}
      writing={busy ? tapped : null}
      onAct={(type) => {
        if (busy) return;
        setTapped(type);
        write(
          async () => {
            onRecorded(await recordPunch(tablet, { person, type, auth: 'pin', actor: person }));
          },
          { punch: text(`punch.${type}`), at: now },
        );
      }}
      onForgotten={onForgotten}
      onChangePin={onChangePin}
      onReceipts={onReceipts}
      onHours={onHours}
      onSchedule={onSchedule}
      announcements={announcements}
      news={news}
      privacyDue={privacyDue}
      onPrivacy={onPrivacy}
      onBack={onBack}
      tasks={tasks(view)}
    />
  );
}

/** « J'ai oublié de pointer mon départ », for whoever is still in or on break. */
export function Forgotten({
  tablet,
  person,
  now,
  busy,
  write,
  panel,
  onRecorded,
  onBack,
}: Shared & {
  panel: ReactNode;
  onRecorded: (punch: RecordedPunch) => void;
  onBack: () => void;
}) {
  const { text } = useSpeech();
  const { view, gone } = usePerson(tablet, person);
  const declared = useRef(false);
  // Another tablet has told the departure meanwhile: there is nothing left to ask.
  const settled = view !== null && view.forgotten === null;
  useEffect(() => {
    if ((gone || settled) && !declared.current) onBack();
  }, [gone, settled, onBack]);
  if (view === null || view.forgotten === null) return null;
  return (
    <ForgottenScreen
      panel={panel}
      zone={view.zone}
      since={view.forgotten.since}
      plannedEnd={view.shift?.end ?? null}
      now={now}
      writing={busy}
      onDeclare={(at, note) => {
        declared.current = true;
        write(
          async () => {
            const input = { person, at, note: note === '' ? null : note };
            onRecorded(await declarePunch(tablet, { ...input, auth: 'pin', actor: person }));
          },
          { punch: text('punch.out'), at },
        );
      }}
    />
  );
}

/** A person's view; `gone` when the roster no longer has them, so that no screen stands empty. */
function usePerson(tablet: Tablet, person: string): { view: PersonView | null; gone: boolean } {
  const seen = useObserved(
    useMemo((): Observable<{ view: PersonView | null }> => {
      const source = watchPerson(tablet, person);
      return {
        subscribe: (next, failed) => source.subscribe((view) => next({ view }), failed),
      };
    }, [tablet, person]),
  );
  return { view: seen?.view ?? null, gone: seen !== null && seen.view === null };
}
