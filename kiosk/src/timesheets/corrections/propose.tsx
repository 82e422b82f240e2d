import { type DraftLine, changeOf, draftOf } from '@comptoir/shared/timesheets/corrections/draft';
import { Notice } from '@comptoir/ui/notice';
import { Stage } from '@comptoir/ui/stage';
import { type ReactNode, useMemo, useState } from 'react';
import { useSpeech } from '../../language/language.tsx';
import { useObserved } from '../../observed.ts';
import { newId } from '../../sync/journal.ts';
import type { Tablet } from '../../tablet.ts';
import type { Write } from '../../writing.ts';
import { watchProposal } from '../store.ts';
import { briefDay, dayAndMonth } from '../words.ts';
import { ProposeScreen, Shut } from './propose-screen.tsx';
import { type Asker, proposeCorrection } from './store.ts';

/** « Proposer une correction »: a day as it was punched, to be put right, with a reason (O11, O5). */
export function Propose({
  tablet,
  write,
  person,
  day,
  asker,
  panel,
  now,
  offline,
  onDone,
  onBack,
}: {
  tablet: Tablet;
  write: Write;
  person: string;
  day: string;
  asker: Asker;
  panel: ReactNode;
  now: number;
  offline: boolean;
  /** With the operation that asks it. */
  onDone: (operation: string) => void;
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
  const title = text('correction.title', { day: briefDay(speech, day) });
  const shut = view.lock !== null || (view.waiting.length > 0 && !sending);
  if (shut) {
    return (
      <Shut panel={panel} title={title} onBack={onBack}>
        <Notice tone="calm" icon={view.lock === null ? 'message' : 'lock'}>
          {view.lock === null
            ? text('correction.waiting')
            : text('hours.closed', {
                date: dayAndMonth(speech, speech.day(view.lock.at, view.rule.zone)),
              })}
        </Notice>
      </Shut>
    );
  }
  const lines = edited ?? draftOf(view.punches, day, view.rule);
  const drafted = changeOf(lines, day, view.rule, { now, newId: () => newId(tablet) });
  return (
    <Stage panel={panel}>
      <ProposeScreen
        {...{ title, view, lines, drafted, person, now, offline }}
        busy={sending}
        send={text('correction.send')}
        onLines={setEdited}
        onSend={(change, reason) => {
          setSending(true);
          write(async () => {
            try {
              const asked = { person, day, change, reason };
              onDone((await proposeCorrection(tablet, asked, asker)).operation);
            } finally {
              setSending(false);
            }
          });
        }}
      />
    </Stage>
  );
}
