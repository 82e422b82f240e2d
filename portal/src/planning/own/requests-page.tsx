import type { Me } from '@comptoir/shared/access/portal';
import type { OwnSchedule, OwnShift } from '@comptoir/shared/planning/portal';
import { mondayOf } from '@comptoir/shared/time/business-day';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Skeleton } from '@comptoir/ui/skeleton';
import { useState } from 'react';
import { Failed } from '../../failed.tsx';
import { KeptNotice } from '../../kept-notice.tsx';
import { useSpeech } from '../../language/language.tsx';
import { LinkButton } from '../../link.tsx';
import { Page, Section } from '../../page.tsx';
import { useNow } from '../../platform/now.ts';
import { AbsenceCard } from './absence-card.tsx';
import { AbsenceDialog } from './absence-dialog.tsx';
import { swapAbout, swapsFor } from './own-requests.ts';
import styles from './requests.module.css';
import { dayNameOf } from './shift-words.ts';
import { windowAround } from './schedule-days.ts';
import { ShiftCard } from './shift-card.tsx';
import { ShiftDialog } from './shift-dialog.tsx';
import { SwapCard } from './swap-card.tsx';
import { useOwnSchedule } from './use-own-schedule.ts';

/** « Mes demandes »: what colleagues ask of one, what one asked, and where it stands (spec PLAN-94). */
export function RequestsPage({ me, today }: { me: Me; today: string }) {
  const { text } = useSpeech();
  const now = useNow();
  const range = windowAround(mondayOf(today), today);
  const { data, at, kept, old, failure, refetch } = useOwnSchedule(me.person.id, range);
  const [asking, setAsking] = useState(false);
  const { establishments: places } = me;
  return (
    <Page
      title={text('mine.requests-title')}
      lead={text('mine.requests-lead')}
      before={
        <LinkButton to="/schedule" icon="back" tone="plain">
          {text('mine.back')}
        </LinkButton>
      }
    >
      <div className={styles.asks}>
        {places.length === 0 ? null : (
          <Button tone="primary" icon="calendar" onClick={() => setAsking(true)}>
            {text('mine.ask-absence')}
          </Button>
        )}
        {me.permissions.includes('own.hours') ? (
          <LinkButton to="/hours" icon="edit">
            {text('mine.ask-correction')}
          </LinkButton>
        ) : null}
      </div>
      {old ? (
        <KeptNotice at={at} onRetry={() => void refetch()}>
          {text(kept ? 'mine.requests-kept' : 'mine.requests-old')}
        </KeptNotice>
      ) : (
        <Failed failure={failure} onRetry={() => void refetch()} />
      )}
      {data === undefined ? (
        failure === null && <Skeleton rows={4} label={text('app.loading')} />
      ) : (
        <Requests schedule={data.schedule} me={me.person.id} now={now} />
      )}
      {asking ? (
        <AbsenceDialog places={places} today={today} onClose={() => setAsking(false)} />
      ) : null}
    </Page>
  );
}

function Requests({ schedule, me, now }: { schedule: OwnSchedule; me: string; now: number }) {
  const speech = useSpeech();
  const { text } = speech;
  const [taking, setTaking] = useState<OwnShift | null>(null);
  const { toAnswer, own, promised } = swapsFor(schedule, me, now);
  const { absences } = schedule;
  const swaps = [...promised, ...own];
  const open = schedule.open.filter((shift) => swapAbout(schedule, shift, { me, now }) === null);
  if (toAnswer.length + swaps.length + absences.length + open.length === 0) {
    return (
      <EmptyState icon="message" title={text('mine.none')}>
        {text('mine.none-text')}
      </EmptyState>
    );
  }
  const given = { schedule, me, now };
  const part = (title: string, shown: SwapCardProps[]) =>
    shown.length === 0 ? null : (
      <Section title={title}>
        <div className={styles.cards}>
          {shown.map((swap) => (
            <SwapCard key={swap.id} swap={swap} {...given} />
          ))}
        </div>
      </Section>
    );
  return (
    <>
      {part(text('mine.to-answer'), toAnswer)}
      {open.length === 0 ? null : (
        <Section title={text('mine.open-title')}>
          <ul className={styles.cards}>
            {open.map((shift) => (
              <li key={shift.id}>
                <p className={styles.when}>{dayNameOf(speech, shift, schedule)}</p>
                <ShiftCard
                  open
                  shift={shift}
                  schedule={schedule}
                  now={now}
                  onOpen={() => setTaking(shift)}
                />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {part(text('mine.swaps-title'), swaps)}
      {absences.length === 0 ? null : (
        <Section title={text('mine.absences-title')}>
          <div className={styles.cards}>
            {absences.map((absence) => (
              <AbsenceCard key={absence.id} absence={absence} me={me} />
            ))}
          </div>
        </Section>
      )}
      {taking === null ? null : (
        <ShiftDialog
          shift={taking}
          schedule={schedule}
          me={me}
          now={now}
          onClose={() => setTaking(null)}
        />
      )}
    </>
  );
}

type SwapCardProps = Parameters<typeof SwapCard>[0]['swap'];
