import type { QuarantineAnswer } from '@comptoir/shared/devices/portal';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import type { Speech } from '../language/speech.ts';
import styles from './quarantine.module.css';

type Entry = QuarantineAnswer['entries'][number];

const typeIcons = { in: 'in', out: 'out', 'break-start': 'break', 'break-end': 'resume' } as const;
const badges = {
  noted: { tone: 'quiet', icon: 'info' },
  known: { tone: 'good', icon: 'synced' },
  kept: { tone: 'good', icon: 'check' },
  dismissed: { tone: 'quiet', icon: 'close' },
} as const;
/** A clock that is off by less is nobody's concern. Ms. */
const noticeable = 60_000;

/** One record: who, what, when by the tablet and by Comptoir's estimate, and what became of it. */
export function QuarantineEntry({
  entry,
  zone,
  onAct,
}: {
  entry: Entry;
  zone: string;
  /** Null: somebody else decides. */
  onAct: ((act: 'keep' | 'dismiss') => void) | null;
}) {
  const speech = useSpeech();
  const { text, moment } = speech;
  const { punch, state, kind, receivedAt, reason } = entry;
  const what = whatOf(speech, entry, zone);
  const off = punch !== null && Math.abs(punch.wall - punch.at) >= noticeable;
  return (
    <li className={styles.entry} data-state={state}>
      <div className={styles.top}>
        <Icon name={punch === null ? 'register' : typeIcons[punch.type]} size={24} />
        <div className={styles.words}>
          <p className={styles.who}>{punch === null ? what : whoOf(speech, punch)}</p>
          {punch === null ? null : (
            <p>
              {text('apart.punch', {
                type: text(`approvals.type-${punch.type}`),
                moment: moment(punch.at, zone),
              })}
            </p>
          )}
        </div>
        {state === 'open' ? null : <Badge {...badges[state]}>{text(`apart.state-${state}`)}</Badge>}
      </div>
      <p className={styles.detail}>
        {punch === null
          ? text(kind === null ? 'apart.unreadable-text' : 'apart.other-text')
          : off
            ? text('apart.other-clock', { moment: moment(punch.wall, zone) })
            : text('apart.same-clock')}
      </p>
      {punch === null || punch.flags.length === 0 ? null : (
        <ul className={styles.doubts}>
          {punch.flags.map((flag) => (
            <li key={flag}>
              <Icon name="warning" size={18} />
              {text(`evidence.flag-${flag}`)}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.detail}>
        {[
          text('apart.received', { moment: moment(receivedAt, zone) }),
          text(`apart.reason-${reason}`),
        ].join(' · ')}
      </p>
      {state === 'known' || state === 'noted' ? (
        <p className={styles.detail}>{text(`apart.state-${state}-text`)}</p>
      ) : null}
      <Settled entry={entry} zone={zone} />
      {state !== 'open' || onAct === null ? null : (
        <div className={styles.acts}>
          {punch === null ? null : (
            <Button
              tone="primary"
              aria-label={text('apart.keep-of', { what })}
              onClick={() => onAct('keep')}
            >
              {text('apart.keep')}
            </Button>
          )}
          <Button aria-label={text('apart.dismiss-of', { what })} onClick={() => onAct('dismiss')}>
            {text('apart.dismiss')}
          </Button>
        </div>
      )}
    </li>
  );
}

function Settled({ entry, zone }: { entry: Entry; zone: string }) {
  const { text, moment } = useSpeech();
  const { settledAt, settledBy, reasonGiven } = entry;
  if (settledAt === null) return null;
  const when = moment(settledAt, zone);
  return (
    <p className={styles.settled}>
      {settledBy === null
        ? text('apart.settled-at', { moment: when })
        : text('apart.settled-by', { name: settledBy, moment: when })}
      {reasonGiven === null ? null : <span className={styles.reason}>{reasonGiven}</span>}
    </p>
  );
}

/** « Léa Morin », « Max (hors liste) ». */
function whoOf({ text }: Speech, { person, name }: NonNullable<Entry['punch']>): string {
  if (person === null) return name === null ? text('apart.nobody') : text('apart.named', { name });
  return name ?? text('apart.erased');
}

/** The record in a few words, for whoever hears a button without seeing what stands around it. */
function whatOf(speech: Speech, { punch, kind }: Entry, zone: string): string {
  const { text, moment } = speech;
  if (punch === null) return text(kind === null ? 'apart.unreadable' : 'apart.other');
  const type = text(`approvals.type-${punch.type}`);
  return `${whoOf(speech, punch)}, ${text('apart.punch', { type, moment: moment(punch.at, zone) })}`;
}
