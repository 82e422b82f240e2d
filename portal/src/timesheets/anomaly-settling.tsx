import type { TimesheetAnswer } from '@comptoir/shared/timesheets/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Skeleton } from '@comptoir/ui/skeleton';
import { useQuery } from '@tanstack/react-query';
import { useAct } from '../api/use-act.ts';
import { asFailure } from '../api/failure.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import type { Looking } from './anomalies-page.tsx';
import styles from './anomalies.module.css';
import { CorrectionCard } from './corrections/correction-card.tsx';
import { useDecisions } from './corrections/use-decisions.ts';
import { DayDetail, correctionsOf } from './day-detail.tsx';
import { DepartureForm } from './departure-form.tsx';
import { timesheetQuery } from './sheet-api.ts';
import { type QueuedAnomaly, type SettlingAct, actsAbout, keyOfAct } from './sheet-queue.ts';
import type { SheetPlace } from './sheet-search.ts';
import { useDayActs } from './use-day-acts.tsx';

type Props = {
  one: QueuedAnomaly;
  silent: readonly { establishment: string; name?: string | undefined; since: number }[];
  looking: Looking;
  place: SheetPlace;
  now: number;
  onSettled: () => void;
};

/** Why somebody has to look, the whole day, and what can be done: each act has its letter. */
export function AnomalySettling(props: Props) {
  const { text } = useSpeech();
  const { one, place } = props;
  const { person, kind, day } = one;
  const query = useQuery({
    ...timesheetQuery(useApi(), person?.id ?? '', {
      ...{ establishment: place.id, from: day, to: day },
    }),
    enabled: person !== null,
  });
  return (
    <div className={styles.body}>
      <p className={styles.why}>{text(`sheets.anomaly-${kind}-why`)}</p>
      {person === null ? (
        <div>
          <LinkButton to="/approvals" icon="tasks">
            {text('sheets.to-approvals')}
          </LinkButton>
        </div>
      ) : query.data === undefined ? (
        query.error === null ? (
          <Skeleton rows={3} label={text('app.loading')} />
        ) : (
          <Failed failure={asFailure(query.error)} onRetry={() => void query.refetch()} />
        )
      ) : (
        <Day {...props} person={person} answer={query.data} />
      )}
    </div>
  );
}

function Day({
  one,
  person,
  answer,
  silent,
  looking,
  place,
  now,
  onSettled,
}: Props & { person: NonNullable<QueuedAnomaly['person']>; answer: TimesheetAnswer }) {
  const { text } = useSpeech();
  const { day, punches: doubted, kind } = one;
  const shown = answer.sheet.days.find((other) => other.day === day);
  const decisions = useDecisions();
  const of = { person: person.id, name: person.name, day, place, punches: answer.punches, silent };
  const acts = useDayActs(of, now, onSettled);
  const accepting = useAct(async () => {
    await decisions.accept(doubted, person.name);
    onSettled();
  });
  const locked = (shown?.lock ?? null) !== null;
  const may = actsAbout(one, { ...looking, locked });
  const correction = answer.corrections.find(({ id }) => id === one.correction) ?? null;
  const nameOf = (id: string | null) =>
    (id === null ? null : answer.names[id]) ?? text('sheets.nobody-known');
  const letter = (act: SettlingAct) => ({
    'data-letter': keyOfAct[act],
    'aria-keyshortcuts': keyOfAct[act].toUpperCase(),
  });
  const mark = (act: SettlingAct) => (
    <kbd className={styles.letter}>{keyOfAct[act].toUpperCase()}</kbd>
  );
  if (shown === undefined) return null;
  return (
    <>
      {locked && !may.includes('reopen') ? (
        <p className={styles.why}>{text('periods.who-reopens')}</p>
      ) : null}
      {looking.me === person.id ? <p className={styles.why}>{text('sheets.own-not')}</p> : null}
      <DayDetail
        day={shown}
        punches={answer.punches}
        nameOf={nameOf}
        zone={place.zone}
        corrections={
          <div className={styles.cards}>
            {correctionsOf(answer.corrections, day).map((row) => (
              <CorrectionCard
                key={row.id}
                correction={row}
                punches={answer.punches}
                nameOf={nameOf}
                zone={place.zone}
              />
            ))}
          </div>
        }
      />
      {may.includes('depart') ? (
        <DepartureForm
          of={of}
          opens={doubted[0] ?? null}
          now={now}
          letter={keyOfAct.depart}
          onSettled={onSettled}
        />
      ) : null}
      <Failed failure={accepting.failure ?? acts.failure} />
      <div className={styles.acts}>
        {may.includes('accept') ? (
          <BusyButton
            tone="primary"
            {...letter('accept')}
            busy={accepting.busy}
            busyLabel={text('act.sending')}
            onClick={() => void accepting.run(undefined)}
          >
            {text('sheets.accept')} {mark('accept')}
          </BusyButton>
        ) : null}
        {may.includes('approve') && correction !== null ? (
          <BusyButton
            tone="primary"
            {...letter('approve')}
            busy={acts.busy}
            busyLabel={text('act.sending')}
            onClick={() => acts.approve(correction)}
          >
            {text(kind === 'objection' ? 'correct.approve-after-all' : 'correct.approve')}{' '}
            {mark('approve')}
          </BusyButton>
        ) : null}
        {may.includes('edit') ? (
          <Button
            icon="edit"
            {...letter('edit')}
            onClick={() => (correction === null ? acts.edit() : acts.editProposal(correction))}
          >
            {text(correction === null ? 'sheets.edit-day' : 'correct.edit')} {mark('edit')}
          </Button>
        ) : null}
        {may.includes('refuse') && correction !== null ? (
          <Button icon="close" {...letter('refuse')} onClick={() => acts.refuse(correction)}>
            {text('correct.refuse')} {mark('refuse')}
          </Button>
        ) : null}
        {may.includes('reopen') ? (
          <LinkButton
            to="/timesheets/periods"
            search={(before) => before}
            icon="unlock"
            {...letter('reopen')}
          >
            {text('periods.to-periods')} {mark('reopen')}
          </LinkButton>
        ) : null}
      </div>
      {acts.dialogs}
    </>
  );
}
