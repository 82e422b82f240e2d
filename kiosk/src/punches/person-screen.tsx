import type { PunchType } from '@comptoir/shared/punches/operations';
import { Bars } from '@comptoir/ui/bars';
import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { PanelBack, PanelClock, PanelPerson, PanelSpace } from '@comptoir/ui/panel';
import { Stage } from '@comptoir/ui/stage';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.tsx';
import { actIcons } from './acts.ts';
import { DayLine } from './day-line.tsx';
import styles from './person-screen.module.css';
import { fullName, presenceIcons, presenceWords } from './presence.ts';
import type { PersonView } from './view.ts';
import { warningWords } from './warning-words.ts';

type Props = {
  view: PersonView;
  now: number;
  /** An act is being written: a second tap waits for the first. */
  writing: PunchType | null;
  onAct: (type: PunchType) => void;
  onForgotten: () => void;
  onChangePin: () => void;
  onReceipts: () => void;
  onHours: () => void;
  onSchedule: () => void;
  /** The way to what is announced; nothing where nothing is. */
  announcements: ReactNode;
  /** What became of their corrections, and what waits for them: drawn by the room of timesheets. */
  news: ReactNode;
  /** « Vos données » has not been read by this person here. */
  privacyDue: boolean;
  onPrivacy: () => void;
  onBack: () => void;
  /** Own tasks, drawn by the room of tasks. */
  tasks: ReactNode;
};

const fullDay = 7 * 3_600_000;

export function PersonScreen(props: Props) {
  const { view, now, writing, onAct, onForgotten, onBack, tasks } = props;
  const speech = useSpeech();
  const { text, time, date, duration, weekday, moment, day } = speech;
  const { tile, zone, forgotten, worked } = view;
  const today = day(now, zone);
  const since = forgotten === null ? '' : moment(forgotten.since, zone, today);
  // Nobody works that long. The likely act is to say when it ended; the others stay possible, also a new day's.
  const unended = forgotten?.tooLong === true;
  const others = unended ? (['in', 'out'] as const) : view.others;
  return (
    <Stage
      panel={
        <>
          <PanelBack label={text('act.back')} onBack={onBack} />
          <PanelPerson
            name={fullName(tile)}
            initials={tile.initials}
            colour={tile.colour}
            detail={
              <>
                <Icon name={presenceIcons[tile.state]} />
                {presenceWords(speech, tile, zone, today)}
              </>
            }
          />
          <div className={styles.own}>
            <Button tone="panel" icon="calendar" onClick={props.onSchedule}>
              {text('person.schedule')}
            </Button>
            <Button tone="panel" icon="history" onClick={props.onHours}>
              {text('person.hours')}
            </Button>
            <Button tone="panel" icon="key" onClick={props.onChangePin}>
              {text('person.change-pin')}
            </Button>
            <Button tone="panel" icon="receipt" onClick={props.onReceipts}>
              {text('receipts.title')}
            </Button>
            <Button tone="panel" icon="info" onClick={props.onPrivacy}>
              {text('privacy.title')}
            </Button>
            {/* Last: it is known a moment after the others, and moves none that a finger is on its way to. */}
            {props.announcements}
          </div>
          <PanelSpace />
          <PanelClock time={time(now, zone)} date={date(now, zone)} size="regular" />
        </>
      }
    >
      <h1 className={styles.spoken}>{fullName(tile)}</h1>
      <div className={styles.facts}>
        {props.news}
        {unended ? (
          <Notice tone="warn" icon="expected">
            {text('person.forgotten-unended', { since })}
          </Notice>
        ) : forgotten?.proposed ? (
          <Notice tone="warn" icon="expected">
            <div className={styles.proposal}>
              <span>{text('person.forgotten-proposed', { since })}</span>
              <Button onClick={onForgotten}>{text('person.forgotten')}</Button>
            </div>
          </Notice>
        ) : null}
        {view.warnings.length === 0 ? null : (
          <Notice tone="warn" icon="warning">
            {view.warnings.map((warning) => (
              <p key={warning.rule}>{warningWords(speech, warning)}</p>
            ))}
          </Notice>
        )}
        {props.privacyDue ? (
          <Notice tone="calm" icon="info">
            <div className={styles.proposal}>
              <span>{text('privacy.due')}</span>
              <Button onClick={props.onPrivacy}>{text('privacy.read')}</Button>
            </div>
          </Notice>
        ) : null}
        <section className={styles.card}>
          <h2>{text('person.day-line')}</h2>
          <DayLine
            periods={view.periods}
            shift={view.shift}
            unplanned={view.unplanned}
            now={now}
            zone={zone}
            unended={unended}
          />
        </section>
        <div className={styles.pair}>
          <section className={styles.card}>
            <dl className={styles.totals}>
              <div>
                <dt>{text('person.today')}</dt>
                <dd>{duration(worked.today)}</dd>
              </div>
              <div>
                <dt>{text('person.week')}</dt>
                <dd>{duration(worked.week)}</dd>
              </div>
            </dl>
            <Bars
              label={text('person.days')}
              top={fullDay}
              bars={worked.days.map((one) => ({
                key: one.day,
                label: weekday(one.day),
                value: one.worked,
                text: one.worked === 0 ? '–' : duration(one.worked).replaceAll(' ', '\u2009'),
                current: one.day === view.day,
              }))}
            />
          </section>
          <section className={styles.card}>{tasks}</section>
        </div>
      </div>
      <div className={styles.acts}>
        {/* No act takes the focus by itself: whoever confirms a PIN with Enter must not punch by it. */}
        {unended ? (
          <button type="button" className={styles.next} data-long onClick={onForgotten}>
            <Icon name="expected" size={56} />
            <span>{text('person.forgotten')}</span>
          </button>
        ) : (
          <button
            type="button"
            className={styles.next}
            data-writing={writing === view.next || undefined}
            aria-disabled={writing !== null || undefined}
            onClick={() => onAct(view.next)}
          >
            <Icon name={actIcons[view.next]} size={56} />
            <span>{text(`punch.${view.next}`)}</span>
          </button>
        )}
        {others.length === 0 ? null : (
          <div className={styles.others} role="group" aria-label={text('punch.other-acts')}>
            {others.map((type) => (
              <button
                key={type}
                type="button"
                className={styles.other}
                data-writing={writing === type || undefined}
                aria-disabled={writing !== null || undefined}
                onClick={() => onAct(type)}
              >
                <Icon name={actIcons[type]} size={32} />
                <span>{text(`punch.${type}`)}</span>
              </button>
            ))}
          </div>
        )}
      </div>
      {forgotten !== null && !forgotten.proposed ? (
        <div className={styles.foot}>
          <Button tone="plain" onClick={onForgotten}>
            {text('person.forgotten')}
          </Button>
        </div>
      ) : null}
    </Stage>
  );
}
