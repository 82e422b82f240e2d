import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import type { Speech } from '../language/speech.ts';
import styles from './times.module.css';
import type { JumpLine, TimesLine, TimesView } from './view.ts';

/** Days that are drawn at first, and with each press. */
const step = 7;
const icons = { in: 'in', 'break-start': 'break', 'break-end': 'resume', out: 'out' } as const;

/** One person's punches with their three times; what the tablet's clock did stands above them. */
export function TimesScreen({
  name,
  view,
  jumps,
  onBack,
}: {
  name: string;
  view: TimesView;
  jumps: readonly JumpLine[];
  onBack: () => void;
}) {
  const { text, date } = useSpeech();
  const [shown, setShown] = useState(step);
  const { zone, days } = view;
  return (
    <div className={styles.room}>
      <header className={styles.head}>
        <Button icon="back" onClick={onBack}>
          {text('times.everybody')}
        </Button>
        <h1>{name}</h1>
      </header>
      {/* Scrolled by the keyboard too. */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={name}>
        <Jumps jumps={jumps} zone={zone} />
        {days.length === 0 ? (
          <EmptyState icon="expected" title={text('times.none')} />
        ) : (
          days.slice(0, shown).map(({ day, punches }) => (
            <section key={day} className={styles.day}>
              <h2>{date(Date.parse(`${day}T12:00:00Z`), 'UTC')}</h2>
              <ul>
                {punches.map((punch) => (
                  <Line key={punch.id} punch={punch} zone={zone} day={day} />
                ))}
              </ul>
            </section>
          ))
        )}
        {days.length > shown ? (
          <Button onClick={() => setShown(shown + step)}>
            {text('times.more', { count: Math.min(step, days.length - shown) })}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** As many as somebody reads; the file has them all. */
const jumpsShown = 3;

function Jumps({ jumps, zone }: { jumps: readonly JumpLine[]; zone: string }) {
  const speech = useSpeech();
  const { text, day, stamp, age } = speech;
  if (jumps.length === 0) return null;
  return (
    <Notice tone="warn" icon="warning">
      <p>
        <b>{text('times.jumps')}</b>
      </p>
      <ul className={styles.jumps}>
        {jumps.slice(0, jumpsShown).map(({ id, expected, found }) => (
          <li key={id}>
            {`${stamp(expected, zone, day(expected, zone))} → ${dated(speech, found, zone, day(expected, zone))} · `}
            {text(found > expected ? 'times.jump-forward' : 'times.jump-back', {
              by: age(Math.abs(found - expected)),
            })}
          </li>
        ))}
      </ul>
      <p>{text('times.jumps-why')}</p>
    </Notice>
  );
}

function Line({ punch, zone, day }: { punch: TimesLine; zone: string; day: string }) {
  const speech = useSpeech();
  const { text } = speech;
  const { type, cancelled, declared, aside, added } = punch;
  const elsewhere = punch.elsewhere && !added;
  const at = (instant: number) => dated(speech, instant, zone, day);
  const doubts = [...new Set(punch.flags)].filter((flag) => flag !== 'declared');
  return (
    <li className={styles.punch} data-cancelled={cancelled || aside || undefined}>
      <span className={styles.act}>
        <Icon name={icons[type]} />
        <b>{text(`punch.${type}`)}</b>
        {cancelled ? (
          <Badge tone="quiet" icon="undo">
            {text('times.cancelled')}
          </Badge>
        ) : null}
        {aside ? (
          <Badge tone="quiet" icon="undo">
            {text('times.aside')}
          </Badge>
        ) : null}
        {added ? (
          <Badge tone="good" icon="edit">
            {text('times.added')}
          </Badge>
        ) : null}
        {declared ? (
          <Badge tone="info" icon="edit">
            {text('times.declared')}
          </Badge>
        ) : null}
        {elsewhere ? (
          <Badge tone="quiet" icon="tablet">
            {text('times.elsewhere')}
          </Badge>
        ) : null}
      </span>
      <dl className={styles.times}>
        <div className={styles.estimated}>
          <dt>{text(added ? 'times.given' : 'times.estimated')}</dt>
          <dd>{at(punch.estimated)}</dd>
        </div>
        {/* Nobody punched it: no clock and no server saw it. */}
        {added ? null : (
          <>
            <div>
              <dt>{text('times.wall')}</dt>
              <dd>{at(punch.wall)}</dd>
            </div>
            <div>
              <dt>{text('times.server')}</dt>
              <dd>{byServer(speech, punch, at)}</dd>
            </div>
          </>
        )}
      </dl>
      {doubts.length === 0 ? null : (
        <ul className={styles.doubts}>
          {doubts.map((flag) => (
            <li key={flag}>
              <Icon name="warning" size={18} />
              {text(`flag.${flag}`)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** By its hour on that day, with its date on another, with its year in another. */
function dated(
  { time, day: dayOf, stamp }: Speech,
  instant: number,
  zone: string,
  day: string,
): string {
  return dayOf(instant, zone) === day ? time(instant, zone) : stamp(instant, zone, day);
}

function byServer(
  { text }: Speech,
  { after, receivedAt }: Pick<TimesLine, 'after' | 'receivedAt'>,
  at: (instant: number) => string,
): string {
  if (receivedAt === null) {
    return after === null ? text('times.not-received') : text('times.after', { after: at(after) });
  }
  const before = at(receivedAt);
  if (after !== null) return text('times.between', { after: at(after), before });
  return text(before.includes(' ') ? 'times.received-on' : 'times.received', { before });
}
