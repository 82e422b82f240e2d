import {
  type DraftLine,
  changeOf,
  draftOf,
  draftWith,
} from '@comptoir/shared/timesheets/corrections/draft';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { useMemo, useState } from 'react';
import type { Kept } from '../../kept-line.tsx';
import { useSpeech } from '../../language/language.tsx';
import { useObserved } from '../../observed.ts';
import { newId } from '../../sync/journal.ts';
import type { Tablet } from '../../tablet.ts';
import type { Write } from '../../writing.ts';
import { watchProposal } from '../store.ts';
import styles from '../team.module.css';
import type { CorrectionLine } from '../view.ts';
import { briefDay, dayAndMonth } from '../words.ts';
import { ProposeScreen } from './propose-screen.tsx';
import { correctAtOnce, decideCorrection, proposeCorrection } from './store.ts';

/**
 * A manager puts a day right: somebody else's at once, or what they asked for with changes (CORR-44); their own is asked for, and
 * somebody else decides.
 */
export function Correct({
  tablet,
  write,
  manager,
  person,
  name,
  day,
  asked,
  now,
  onDone,
  onBack,
}: {
  tablet: Tablet;
  write: Write;
  manager: string;
  person: string;
  name: string;
  day: string;
  /** The request that is approved otherwise than it was asked; null: there is none. */
  asked: CorrectionLine | null;
  now: number;
  /** With what to say about it. */
  onDone: (said: string | Kept) => void;
  onBack: () => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const view = useObserved(
    useMemo(() => watchProposal(tablet, person, day), [tablet, person, day]),
  );
  const [edited, setEdited] = useState<DraftLine[] | null>(null);
  const [sending, setSending] = useState(false);
  if (view === null) return null;
  const { rule, punches, lock } = view;
  const own = person === manager;
  const title = text('team.correct-title', { name, day: briefDay(speech, day) });
  const blocked = lock !== null || (asked === null && view.waiting.length > 0 && !sending);
  const lines =
    edited ??
    (asked === null
      ? draftOf(punches, day, rule)
      : draftWith(punches, asked.row, { day, person, rule }));
  const drafted = changeOf(lines, day, rule, { now, newId: () => newId(tablet) });
  const send = own ? 'correction.send' : asked === null ? 'team.correct-do' : 'team.approve-edited';
  return (
    <div className={styles.room}>
      <Button icon="back" onClick={onBack}>
        {text('act.back')}
      </Button>
      {blocked ? (
        <>
          <h1>{title}</h1>
          <Notice tone="calm" icon={lock === null ? 'message' : 'lock'}>
            {lock === null
              ? text('correction.waiting')
              : text('hours.closed', { date: dayAndMonth(speech, speech.day(lock.at, rule.zone)) })}
          </Notice>
        </>
      ) : (
        <ProposeScreen
          {...{ title, view, lines, drafted, person, now }}
          // Its age is said by the last contact.
          offline={false}
          deciders={own}
          busy={sending}
          send={text(send)}
          onLines={setEdited}
          onSend={(change, reason) => {
            setSending(true);
            write(async () => {
              try {
                const of = { person, day, change, reason };
                if (own) {
                  const by = { actor: manager, auth: 'manager' } as const;
                  const { operation } = await proposeCorrection(tablet, of, by);
                  onDone({
                    ...{ operation, kept: text('correction.kept') },
                    sent: text('correction.sent'),
                  });
                  return;
                }
                if (asked === null) await correctAtOnce(tablet, of, manager);
                else {
                  const { id: correction } = asked.row;
                  const decision = { correction, person, decision: 'approved' } as const;
                  await decideCorrection(tablet, { ...decision, edited: change, reason }, manager);
                }
                onDone(text('team.corrected', { name }));
              } finally {
                setSending(false);
              }
            });
          }}
        />
      )}
    </div>
  );
}
