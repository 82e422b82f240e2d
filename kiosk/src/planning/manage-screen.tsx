import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Clash } from '@comptoir/ui/clash';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import type { ShiftRow } from '@comptoir/shared/sync/rows';
import { PersonFace } from '../faces.tsx';
import { useSpeech } from '../language/language.tsx';
import { judge } from './judge.ts';
import styles from './manage.module.css';
import lines from './schedule.module.css';
import type { DayPlanView, PostClash, ShownShift } from './view.ts';
import { dayAndTimes, detailsOf, longDay, timesOf, toldWords } from './words.ts';

/** A day that a manager changes: who works when, and what stands against it. */
export function ManageDay({
  view,
  day,
  now,
  onShift,
  onAdd,
}: {
  view: DayPlanView;
  day: string;
  now: number;
  onShift: (shift: ShownShift) => void;
  onAdd: () => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const { rule, people } = view;
  const shifts = view.days.find((one) => one.day === day)?.shifts ?? [];
  const known = new Map(people.map((one) => [one.who.id, one]));
  return (
    <>
      <div className={lines.scroll} tabIndex={0} role="group" aria-label={longDay(speech, day)}>
        {shifts.length === 0 ? (
          <EmptyState icon="calendar" title={text('plan.empty')}>
            {text('plan.empty-note')}
          </EmptyState>
        ) : (
          <ul className={styles.shifts}>
            {shifts.map((shift) => {
              const { row, position, pending } = shift;
              const planned = known.get(row.person ?? '');
              const told = planned === undefined ? [] : judge(planned, row, view);
              const name = planned?.who.name ?? view.nameOf(row.person);
              return (
                <li key={row.id}>
                  <button
                    type="button"
                    className={styles.shift}
                    data-over={row.end <= now || undefined}
                    onClick={() => onShift(shift)}
                  >
                    <span className={styles.times}>{timesOf(speech, row, rule.zone)}</span>
                    {planned === undefined ? (
                      <span className={styles.nobody}>
                        <Icon name="person" size={20} />
                      </span>
                    ) : (
                      <PersonFace line={planned.who} size="small" />
                    )}
                    <span className={styles.what}>
                      <b>{row.person === null ? text('plan.open') : name}</b>
                      <span className={lines.soft}>{detailsOf(speech, row, position)}</span>
                      {told.map((one) => (
                        <span key={`${one.kind} ${one.rule}`} className={styles.warning}>
                          <Icon name="warning" size={16} />
                          {toldWords(speech, one)}
                        </span>
                      ))}
                    </span>
                    {pending ? (
                      <Badge tone="quiet" icon="sending">
                        {text('schedule.unsent')}
                      </Badge>
                    ) : null}
                    <span className={lines.open} aria-hidden="true">
                      <Icon name="edit" size={20} />
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        )}
      </div>
      <Button tone="primary" size="large" icon="add" wide onClick={onAdd}>
        {text('plan.add')}
      </Button>
    </>
  );
}

/** What somebody else changed meanwhile, beside what was wanted here: a manager says which one stays. */
export function PostClashes({
  view,
  busy,
  onSettle,
}: {
  view: DayPlanView;
  busy: boolean;
  onSettle: (key: string, keep: 'mine' | 'theirs') => void;
}) {
  const speech = useSpeech();
  const { text, stamp } = speech;
  const today = view.days[0]?.day ?? '';
  const value = (row: ShiftRow | null) =>
    row === null
      ? text('plan.clash-none')
      : `${row.person === null ? text('plan.open') : view.nameOf(row.person)}, ${dayAndTimes(speech, row, view.rule)}`;
  const side = (clash: PostClash, keep: 'mine' | 'theirs') => ({
    value: value(clash[keep]),
    keep: text(`plan.clash-keep-${keep}`),
    onKeep: () => onSettle(clash.key, keep),
  });
  return view.clashes.map((clash) => (
    <Clash
      key={clash.key}
      title={text('plan.clash')}
      busy={busy}
      sides={[
        {
          who: text('plan.clash-mine', {
            name: clash.by,
            at: stamp(clash.at, view.rule.zone, today),
          }),
          ...side(clash, 'mine'),
        },
        { who: text('plan.clash-theirs'), ...side(clash, 'theirs') },
      ]}
    />
  ));
}

/** What the server did not take for another reason. */
export function PlanNotTaken({
  view,
  onSettle,
}: {
  view: DayPlanView;
  onSettle: (key: string) => void;
}) {
  const { text, stamp } = useSpeech();
  const today = view.days[0]?.day ?? '';
  return view.notTaken.map(({ key, at, refusal }) => (
    <Notice key={key} tone="danger" icon="warning">
      <div className={lines.asked}>
        <p className={lines.line}>
          <b>{text('plan.not-taken', { at: stamp(at, view.rule.zone, today) })}</b>
          <span>{text(`refusal.${refusal}`)}</span>
        </p>
        <Button onClick={() => onSettle(key)}>{text('requests.understood')}</Button>
      </div>
    </Notice>
  ));
}
