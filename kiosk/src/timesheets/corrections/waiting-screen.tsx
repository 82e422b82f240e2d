import { outcomeOf, presentOf } from '@comptoir/shared/timesheets/corrections/draft';
import type { Punch } from '@comptoir/shared/punches/punch';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { useState } from 'react';
import { PersonFace } from '../../faces.tsx';
import { useSpeech } from '../../language/language.tsx';
import { KnowingNotice } from '../knowing-notice.tsx';
import type { CorrectionLine, Waiting, WaitingView } from '../view.ts';
import { dayAndMonth, longDay } from '../words.ts';
import { CorrectionCard } from './correction-card.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import styles from './waiting.module.css';

/** As many as are drawn at first, and with each press: the next one comes up as one is decided. */
const step = 12;
const refusals = ['shown', 'known', 'ask'] as const;

type Acts = {
  onApprove: (line: CorrectionLine) => void;
  onRefuse: (line: CorrectionLine, reason: string) => void;
  onAccept: (punch: Punch) => void;
  onEdit: (item: Waiting) => void;
};

/** Everything that waits, one below the other: decide, and the next one moves up. */
export function WaitingScreen({
  view,
  now,
  manager,
  ...acts
}: { view: WaitingView; now: number; manager: string } & Acts) {
  const { text } = useSpeech();
  const [shown, setShown] = useState(step);
  const [refusing, setRefusing] = useState<CorrectionLine | null>(null);
  const { items, rule, unknown } = view;
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={text('team.title')}>
      <KnowingNotice knowing={view} zone={rule.zone} now={now} offline={false} />
      {unknown === 0 ? null : (
        <Notice tone="warn" icon="person">
          {text('team.unknown', { count: unknown })}
        </Notice>
      )}
      {items.length === 0 ? (
        <EmptyState icon="check" title={text('team.nothing')}>
          {text('team.nothing-note')}
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {items.slice(0, shown).map((item) => (
            <li key={item.key}>
              <Item
                {...{ item, rule, now, manager }}
                acts={acts}
                onRefuse={() => item.kind === 'correction' && setRefusing(item.line)}
              />
            </li>
          ))}
        </ul>
      )}
      {items.length > shown ? (
        <Button onClick={() => setShown(shown + step)}>
          {text('team.more', { count: Math.min(step, items.length - shown) })}
        </Button>
      ) : null}
      {refusing === null ? null : (
        <ReasonDialog
          title={text('team.refuse-title')}
          note={text('team.refuse-note')}
          send={text('team.refuse-do')}
          ready={refusals.map((one) => text(`team.refuse-${one}`))}
          danger
          onSend={(reason) => {
            acts.onRefuse(refusing, reason);
            setRefusing(null);
          }}
          onClose={() => setRefusing(null)}
        />
      )}
    </div>
  );
}

function Item({
  item,
  rule,
  now,
  manager,
  acts,
  onRefuse,
}: {
  item: Waiting;
  rule: WaitingView['rule'];
  now: number;
  manager: string;
  acts: Acts;
  onRefuse: () => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const { who, day, own, lock } = item;
  return (
    <div className={styles.item} role="group" aria-label={`${who.name}, ${longDay(speech, day)}`}>
      <header className={styles.who}>
        <PersonFace line={who} size="small" />
        <b>{who.name}</b>
        <span>{longDay(speech, day)}</span>
      </header>
      {item.kind === 'correction' ? (
        <>
          <CorrectionCard
            {...{ rule, now }}
            line={item.line}
            viewer={manager}
            punches={item.punches}
          />
          <Would item={item} rule={rule} />
        </>
      ) : (
        <Doubtful punch={item.punch} rule={rule} />
      )}
      {lock === null ? null : (
        <Notice tone="calm" icon="lock">
          {text('hours.closed', { date: dayAndMonth(speech, speech.day(lock.at, rule.zone)) })}
        </Notice>
      )}
      {own ? (
        <p className={styles.own}>{text('team.own')}</p>
      ) : (
        <div className={styles.acts}>
          {item.kind === 'correction' ? (
            <>
              <Button
                tone="primary"
                icon="check"
                disabled={lock !== null}
                onClick={() => acts.onApprove(item.line)}
              >
                {text('team.approve')}
              </Button>
              <Button icon="edit" disabled={lock !== null} onClick={() => acts.onEdit(item)}>
                {text('team.edit')}
              </Button>
              <Button icon="close" onClick={onRefuse}>
                {text('team.refuse')}
              </Button>
            </>
          ) : (
            <>
              <Button tone="primary" icon="check" onClick={() => acts.onAccept(item.punch)}>
                {text('team.accept')}
              </Button>
              <Button icon="edit" disabled={lock !== null} onClick={() => acts.onEdit(item)}>
                {text('team.correct-day')}
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  );
}

/** « Compte 14 h 15, compterait 8 h 35 » */
function Would({
  item: { line, punches, day },
  rule,
}: {
  item: Extract<Waiting, { kind: 'correction' }>;
  rule: WaitingView['rule'];
}) {
  const { text, duration } = useSpeech();
  const now = presentOf(punches, day);
  const would = outcomeOf(punches, line.row.asked, { day, person: line.row.person, rule });
  return (
    <p className={styles.would}>
      {text('team.counts', { worked: duration(now.worked) })} <Icon name="forward" size={18} />{' '}
      <b>{text('team.would-count', { worked: duration(would.worked) })}</b>
      {would.missing === null ? null : ` ${text(`correction.missing-${would.missing}`)}`}
    </p>
  );
}

function Doubtful({ punch, rule }: { punch: Punch; rule: WaitingView['rule'] }) {
  const { text, time } = useSpeech();
  return (
    <div className={styles.punch}>
      <p>
        {text(`punch.${punch.type}`)} <b>{time(punch.at, rule.zone)}</b>
        {punch.receivedAt === null ? (
          <Badge tone="quiet" icon="sending">
            {text('hours.unsent')}
          </Badge>
        ) : null}
      </p>
      <ul>
        {[...new Set(punch.flags)].map((flag) => (
          <li key={flag}>
            <Icon name="warning" size={18} />
            {text(`flag.${flag}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
