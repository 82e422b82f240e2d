import type { PlanningAnswer } from '@comptoir/shared/planning/portal';
import { mondayOf } from '@comptoir/shared/time/business-day';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { useEffect, useMemo, useRef, useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { Failed } from '../failed.tsx';
import { sayFailure } from '../language/failure-words.ts';
import { useSpeech } from '../language/language.tsx';
import { Page } from '../page.tsx';
import { useNarrow } from '../platform/narrow.ts';
import { useToast } from '../toasts.tsx';
import { windowAround } from './api.ts';
import { boardKeys } from './board-keys.ts';
import { ClashDialog } from './clash-dialog.tsx';
import { DayGrid } from './day-grid.tsx';
import { type DeskDialog, DeskDialogs } from './desk-dialogs.tsx';
import { Grid, type GridPorts } from './grid.tsx';
import { type Spot, shiftsBetween } from './grid-steps.ts';
import { PhonePlan } from './phone-plan.tsx';
import { alertsOf } from './plan-alerts.ts';
import { type Entry, boardOf } from './plan-board.ts';
import type { PlanPeriod, PlanRows, PlanSearch } from './plan-days.ts';
import { PlanHeadActs } from './plan-head-acts.tsx';
import { PlanToolbar } from './plan-toolbar.tsx';
import { namesOf } from './plan-words.ts';
import type { PlanPlace } from './planning-page.tsx';
import styles from './planning-page.module.css';
import { PublishPanel } from './publish-panel.tsx';
import { type ShiftDraft, draftFor, draftOf } from './shift-draft.ts';
import { timesText } from './times-text.ts';
import { useBoardFocus } from './use-board-focus.ts';
import { useDesk } from './use-desk.ts';
import { useUndoKeys } from './use-undo-keys.ts';
import type { Plan } from './use-plan.ts';

const nobody: ReadonlySet<string> = new Set();

/** The board with everything that a hand does on it. */
export function PlanDesk({
  answer,
  plan,
  place,
  places,
  period,
  team,
  rows,
  today,
  lead,
  onSearch,
}: {
  answer: PlanningAnswer;
  plan: Plan;
  place: PlanPlace;
  places: readonly PlanPlace[];
  period: PlanPeriod;
  team: string | null;
  rows: PlanRows;
  today: string;
  /** Which version is published. */
  lead: string;
  onSearch: (search: PlanSearch) => void;
}) {
  const speech = useSpeech();
  const { text, days } = speech;
  const toast = useToast();
  const phone = useNarrow();
  const host = useRef<HTMLDivElement>(null);
  const { shifts, writing } = plan;
  const { span, from, to } = period;
  const { people, positions } = answer;
  const { zone } = answer.establishment;
  // Not by the answer: that a write was confirmed changes nobody's name, and must draw no line again.
  const names = useMemo(() => namesOf(zone, people, positions), [zone, people, positions]);
  const board = useMemo(
    () => boardOf(answer, shifts, { period: { span, from, to }, team, rows }),
    [answer, shifts, span, from, to, team, rows],
  );
  const alerts = useMemo(
    () => alertsOf(answer, shifts, windowAround({ from, to }).from),
    [answer, shifts, from, to],
  );
  const [chosen, setChosen] = useState<ReadonlySet<string>>(nobody);
  const [anchor, setAnchor] = useState<Spot | null>(null);
  const [dialog, setDialog] = useState<DeskDialog | null>(null);
  const [publishing, setPublishing] = useState(false);
  const [last, setLast] = useState<Pick<ShiftDraft, 'times' | 'pause' | 'position'> | null>(null);
  const { spot, goTo, follow, arrived } = useBoardFocus(board, host);
  const desk = useDesk({ answer, plan, board, by: rows, chosen, onFollow: follow });

  const refused = writing.refused;
  useEffect(() => {
    if (refused === null) return;
    toast({ text: text('plan.refused', { why: sayFailure(speech, refused) }), tone: 'danger' });
  }, [refused, toast, text, speech]);

  useUndoKeys(desk);

  const openShift = (entry: Entry, near: HTMLElement) => {
    const first = draftOf(entry.shift, answer.establishment);
    if (first === null) return;
    setDialog({ kind: 'shift', shift: entry.shift, first, near: near.getBoundingClientRect() });
  };
  const openNew = (at: Spot, near: HTMLElement) => {
    const of = board.rows.find(({ key }) => key === at.row)?.of;
    if (of === undefined || of.kind === 'gone') return;
    const first = draftFor(of, at.day, last);
    setDialog({ kind: 'shift', shift: null, first, near: near.getBoundingClientRect() });
  };
  const entryAt = (at: Spot): Entry | null =>
    board.rows.find(({ key }) => key === at.row)?.cells.find(({ day }) => day === at.day)?.entries[
      at.at
    ] ?? null;

  const ports: GridPorts = {
    onKey: boardKeys({
      ...{ board, spot, chosen, anchor, desk, daily: span === 'day' },
      goTo,
      onChosen: (next, from_) => {
        setChosen(next);
        setAnchor(from_);
      },
      onNew: openNew,
      shiftAt: (at) => entryAt(at)?.shift.id ?? null,
    }),
    onPress: ({ spot: at, shift }, { range, toggle, anchor: near }) => {
      if (range) {
        setChosen(new Set(shiftsBetween(board.rows, anchor ?? spot ?? at, at)));
        return;
      }
      setAnchor(at);
      if (toggle && shift !== null) {
        const next = new Set(chosen);
        if (!next.delete(shift)) next.add(shift);
        setChosen(next);
        return;
      }
      setChosen(nobody);
      const entry = shift === null ? null : entryAt(at);
      if (entry === null) openNew(at, near);
      else openShift(entry, near);
    },
    onFocusSpot: arrived,
    onDrop: desk.drop,
    dragLabel: (shift, copy) => {
      const count = desk.count(shift);
      const key = copy ? 'copy' : 'move';
      return count > 1 ? text(`plan.${key}-many`, { count }) : text(`plan.${key}`);
    },
  };
  const label = text('plan.grid', { place: place.name, days: days(from, to) });
  const shared = { board, alerts, names, spot, chosen, label, ports, by: rows };
  const acts = (
    <PlanHeadActs
      drafts={board.drafts}
      daily={span === 'day'}
      saving={writing.at}
      able={{ undo: plan.canUndo, redo: plan.canRedo }}
      onAct={(act) => {
        if (act === 'undo') desk.undo();
        else if (act === 'redo') desk.redo();
        else setDialog({ kind: act });
      }}
      onPublish={() => setPublishing(true)}
    />
  );
  return (
    <Page wide title={text('plan.title')} lead={lead} acts={acts}>
      <div ref={host} className={styles.desk} data-saving={writing.at}>
        <Failed failure={asFailure(plan.query.error)} onRetry={() => void plan.query.refetch()} />
        <PlanToolbar
          {...{ place, places, team, period, rows, today, onSearch }}
          teams={answer.teams}
        />
        {writing.at !== 'waiting' ? null : (
          <div className={styles.notices}>
            <Notice tone="warn" icon="offline" alert>
              <div className={styles.waiting}>
                <span>
                  {text('plan.waiting', {
                    count: new Set(
                      writing.batches.flatMap(({ edits }) => edits.map((edit) => edit.shift)),
                    ).size,
                  })}
                </span>
                <Button onClick={() => plan.open.writer.retry()}>{text('plan.send-now')}</Button>
              </div>
            </Notice>
          </div>
        )}
        {phone ? (
          <PhonePlan
            {...{ board, alerts, names, today }}
            onOpen={openShift}
            onAdd={(day, near) => openNew({ row: board.rows[0]?.key ?? '', day, at: 0 }, near)}
          />
        ) : board.rows.length < 2 && board.drafts === 0 && answer.people.length === 0 ? (
          <EmptyState icon="people" title={text('plan.nobody-here')}>
            {text('plan.nobody-here-text')}
          </EmptyState>
        ) : span === 'day' ? (
          <DayGrid
            {...shared}
            rule={answer.establishment}
            onDayDrop={desk.dropInDay}
            dayLabel={(shift, by) => {
              const content = desk.nudgedTo(shift, by);
              return content === null ? null : timesText(content, names.zone);
            }}
          />
        ) : (
          <Grid {...shared} today={today} />
        )}
        <div className={styles.foot}>
          <span>
            <span className={styles.sample} />
            {text('plan.state-published')}
          </span>
          <span>
            <span className={styles.sample} data-draft />
            <Icon name="edit" size={14} />
            {text('plan.state-new-long')}
          </span>
          <span>
            <Icon name="warning" size={14} />
            {text('plan.alerts')}
          </span>
          {chosen.size === 0 ? null : (
            <span className={styles.chosen} role="status">
              {text('plan.selected', { count: chosen.size })}
            </span>
          )}
        </div>
        <DeskDialogs
          {...{ dialog, answer, names, alerts, plan, board, period, desk }}
          monday={mondayOf(spot?.day ?? from)}
          onLast={setLast}
          onClose={() => {
            setDialog(null);
            follow(null);
          }}
        />
        {publishing ? (
          <PublishPanel
            establishment={place.id}
            period={period}
            team={answer.teams.find(({ id }) => id === team) ?? null}
            names={names}
            alerts={alerts}
            waiting={writing.batches.length > 0}
            onPublished={(version, told) => {
              setPublishing(false);
              toast({
                text:
                  told === 0
                    ? text('plan.published', { version })
                    : text('plan.published-to', { version, count: told }),
              });
              void plan.query.refetch();
            }}
            onClose={() => setPublishing(false)}
          />
        ) : null}
        {writing.clash === null ? null : (
          <ClashDialog
            clash={writing.clash}
            names={names}
            onSettle={(theirs) => plan.open.writer.settle(theirs)}
          />
        )}
      </div>
    </Page>
  );
}
