import type { CheckAnswer } from '@comptoir/shared/evidence/portal';
import type { IconName } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { useSpeech } from '../language/language.tsx';
import styles from './checked.module.css';
import { dateOf, doubtsIn, toldTimes } from './told-times.ts';
import { Verdict } from '../verdict.tsx';

type Recorded = Extract<CheckAnswer, { state: 'recorded' }>;
type Awaited = Extract<CheckAnswer, { state: 'waiting' | 'apart' }>;

const marks = {
  recorded: { icon: 'check', tone: 'good' },
  waiting: { icon: 'expected', tone: 'wait' },
  apart: { icon: 'archive', tone: 'wait' },
  unknown: { icon: 'warning', tone: 'bad' },
  kept: { icon: 'check', tone: 'good' },
  dismissed: { icon: 'archive', tone: 'wait' },
} as const satisfies Record<
  CheckAnswer['state'] | 'kept' | 'dismissed',
  { icon: IconName; tone: string }
>;

/** What the server says of a receipt, in words, and what to do. */
export function Checked({ answer }: { answer: CheckAnswer }) {
  const { text } = useSpeech();
  // What was set aside is told by what somebody decided of it since.
  const told = answer.state === 'apart' && answer.settled !== null ? answer.settled : answer.state;
  const { icon, tone } = marks[told];
  return (
    <Verdict
      tone={tone}
      icon={icon}
      title={text(`check.${told}`)}
      lead={answer.state === 'unknown' ? text('check.unknown-text') : <What answer={answer} />}
    >
      {answer.state === 'recorded' ? <Times answer={answer} /> : null}
      {answer.state === 'waiting' ? <Waiting answer={answer} /> : null}
      {answer.state === 'apart' ? <Apart answer={answer} /> : null}
      {answer.state === 'unknown' ? <p>{text('check.unknown-do')}</p> : null}
      {answer.state === 'unknown' ? null : <p className={styles.keep}>{text('check.keep')}</p>}
    </Verdict>
  );
}

/** « Arrivée, Le Comptoir du Marché » */
function What({ answer: { type, store } }: { answer: Recorded | Awaited }) {
  const { text } = useSpeech();
  return (
    <span className={styles.what}>
      {text('check.what', { act: text(`evidence.act-${type}`), store })}
    </span>
  );
}

function Times({ answer }: { answer: Recorded }) {
  const speech = useSpeech();
  const { text, date, time, language } = speech;
  const { times, zone, position, flags, cancelled, setAside, declared } = answer;
  const day = dateOf(times.estimated, zone);
  const told = toldTimes(speech, times, { zone, day });
  const doubts = doubtsIn(flags);
  return (
    <>
      {cancelled ? (
        <Notice tone="warn" icon="undo">
          {text('check.cancelled')}
        </Notice>
      ) : null}
      {setAside ? (
        <Notice tone="warn" icon="edit">
          {text('check.set-aside')}
        </Notice>
      ) : null}
      <p className={styles.hour} data-cancelled={cancelled || setAside || undefined}>
        <b>{time(times.estimated, zone)}</b>
        <span>{`${date(times.estimated, zone)} ${day.slice(0, 4)}`}</span>
      </p>
      {declared ? <p className={styles.soft}>{text('check.declared')}</p> : null}
      <dl className={styles.times}>
        <div>
          <dt>{text('evidence.wall')}</dt>
          <dd>{told.wall}</dd>
        </div>
        <div>
          <dt>{text('evidence.estimated')}</dt>
          <dd>{told.estimated}</dd>
          <dd className={styles.soft}>{text('evidence.estimated-why')}</dd>
        </div>
        <div>
          <dt>{text('evidence.server')}</dt>
          <dd>{told.server}</dd>
          <dd className={styles.soft}>{text('evidence.server-why')}</dd>
        </div>
      </dl>
      {doubts.length === 0 ? null : (
        <Notice tone="warn" icon="warning">
          {doubts.map((flag) => (
            <p key={flag}>{text(`evidence.flag-${flag}`)}</p>
          ))}
        </Notice>
      )}
      <p className={styles.soft}>
        {text('check.position', { position: new Intl.NumberFormat(language).format(position) })}
      </p>
    </>
  );
}

function Wall({ answer: { wall, zone } }: { answer: Awaited }) {
  const { text, moment } = useSpeech();
  return (
    <dl className={styles.times}>
      <div>
        <dt>{text('evidence.wall')}</dt>
        <dd>{moment(wall, zone)}</dd>
      </div>
    </dl>
  );
}

function Waiting({ answer }: { answer: Awaited }) {
  const { text, moment } = useSpeech();
  const { lastSeenAt, zone } = answer;
  return (
    <>
      <Wall answer={answer} />
      <p>{text('check.waiting-text')}</p>
      <p>
        {lastSeenAt === null
          ? text('check.waiting-never')
          : text('check.waiting-seen', { moment: moment(lastSeenAt, zone) })}
      </p>
      <p>{text('check.waiting-do')}</p>
    </>
  );
}

function Apart({ answer }: { answer: Awaited }) {
  const { text } = useSpeech();
  return (
    <>
      <Wall answer={answer} />
      {answer.settled === null ? (
        <>
          <p>{text('check.apart-text')}</p>
          <p>{text('check.apart-do')}</p>
        </>
      ) : (
        <p>{text(`check.apart-${answer.settled}`)}</p>
      )}
    </>
  );
}
