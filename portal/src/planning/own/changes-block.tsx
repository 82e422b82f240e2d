import { type SeenShift, isReplaced } from '@comptoir/shared/planning/change';
import type { OwnSchedule } from '@comptoir/shared/planning/portal';
import { Badge } from '@comptoir/ui/badge';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Icon } from '@comptoir/ui/icon';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { Failed } from '../../failed.tsx';
import { useSpeech } from '../../language/language.tsx';
import { useToast } from '../../toasts.tsx';
import { acceptChanges, refreshSchedule } from './api.ts';
import { type ChangeGroup, type OwnChange, kindOf } from './schedule-changes.ts';
import { dayOfShift, placeOf } from './schedule-days.ts';
import styles from './changes.module.css';
import { restOf, whenOf } from './shift-words.ts';

const tones = {
  new: ['good', 'add'],
  gone: ['danger', 'close'],
  day: ['warn', 'calendar'],
  times: ['warn', 'expected'],
  detail: ['info', 'info'],
} as const;

/** What changed, before anything else: before and after in words. Whoever saw it is known to have seen it. */
export function ChangesBlock({
  groups,
  schedule,
  onShown,
}: {
  groups: readonly ChangeGroup[];
  schedule: OwnSchedule;
  /** It stands on a screen that somebody looks at. */
  onShown: () => void;
}) {
  const { text } = useSpeech();
  const block = useRef<HTMLElement>(null);
  useEffect(() => {
    const look = () => {
      if (!document.hidden && block.current !== null) onShown();
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [onShown]);
  const count = groups.reduce((sum, { changes }) => sum + changes.length, 0);
  const title = text('mine.changes', { count });
  return (
    <section ref={block} className={styles.block} aria-label={title}>
      <h2 className={styles.title}>
        <Icon name="calendar" size={20} />
        {title}
      </h2>
      {groups.map((group) => (
        <Group key={group.operation} group={group} schedule={schedule} />
      ))}
    </section>
  );
}

function Group({ group, schedule }: { group: ChangeGroup; schedule: OwnSchedule }) {
  const { text, moment } = useSpeech();
  const { zone } = placeOf(group, schedule.establishments);
  return (
    <div className={styles.group}>
      <p className={styles.when}>
        {text(`mine.changed-by-${group.cause}`, { moment: moment(group.at, zone) })}
      </p>
      <ul className={styles.changes}>
        {group.changes.map((change) => (
          <Change key={change.id} change={change} schedule={schedule} />
        ))}
      </ul>
      {group.late === null ? null : <Notice group={group} late={group.late} />}
    </div>
  );
}

function Change({ change, schedule }: { change: OwnChange; schedule: OwnSchedule }) {
  const speech = useSpeech();
  const { text } = speech;
  const { establishment, before, after } = change;
  const kind = kindOf(change, (start) =>
    dayOfShift({ establishment, start }, schedule.establishments),
  );
  const [tone, icon] = tones[kind];
  const replaced = isReplaced(change, schedule.changes);
  const line = (shift: SeenShift) => {
    const said = { establishment, ...shift };
    return (
      <>
        <b>{whenOf(speech, said, schedule)}</b>
        <span className={styles.rest}>
          {[...restOf(speech, said, schedule), shift.note].filter(Boolean).join(' · ')}
        </span>
      </>
    );
  };
  return (
    <li className={styles.change}>
      <Badge tone={tone} icon={icon}>
        {text(`mine.kind-${kind}`)}
      </Badge>
      <div className={styles.lines}>
        {before === null ? null : (
          <p className={styles.before} data-gone={after === null || undefined}>
            {after === null ? null : <span className={styles.word}>{text('mine.was')}</span>}
            {after === null ? line(before) : <s>{line(before)}</s>}
          </p>
        )}
        {after === null ? null : (
          <p className={styles.after}>
            {before === null ? null : (
              <span className={styles.word}>{text(replaced ? 'mine.then' : 'mine.is')}</span>
            )}
            {line(after)}
          </p>
        )}
        {replaced ? <p className={styles.rest}>{text('mine.replaced')}</p> : null}
      </div>
    </li>
  );
}

/** Short notice: what was due, and a word of agreement that nobody has to give (spec PLAN-93). */
function Notice({
  group: { operation, accepted },
  late,
}: {
  group: ChangeGroup;
  late: NonNullable<ChangeGroup['late']>;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const act = useAct(async () => {
    await acceptChanges(api, [operation]);
    toast({ text: text('mine.accept-done') });
    await refreshSchedule(queries);
    return true;
  });
  const key = late.partTime ? 'mine.late-part' : 'mine.late';
  const { required, days: count } = late;
  if (accepted) {
    return (
      <p className={styles.accepted}>
        <Icon name="check" size={18} />
        {text('mine.accepted')}
      </p>
    );
  }
  return (
    <div className={styles.notice}>
      <p>
        <b>{count === 0 ? text(`${key}-zero`, { required }) : text(key, { count, required })}</b>{' '}
        {text('mine.late-why')}
      </p>
      <Failed failure={act.failure} />
      <BusyButton
        tone="primary"
        icon="check"
        busy={act.busy}
        busyLabel={text('act.sending')}
        onClick={() => void act.run(undefined)}
      >
        {text('mine.accept')}
      </BusyButton>
    </div>
  );
}
