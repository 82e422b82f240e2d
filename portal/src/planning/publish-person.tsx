import type { PublicationPreview } from '@comptoir/shared/planning/portal';
import { Icon, type IconName } from '@comptoir/ui/icon';
import { Monogram } from '@comptoir/ui/monogram';
import { initialsOf, nameParts } from '../initials.ts';
import { useSpeech } from '../language/language.tsx';
import type { Key, Speech } from '../language/speech.ts';
import type { ShiftWarnings } from './plan-alerts.ts';
import { type Names, positionName, sayAlert } from './plan-words.ts';
import styles from './publish.module.css';
import { timesText } from './times-text.ts';

type Told = PublicationPreview['people'][number];
type Difference = Told['differences'][number];

const ways: Record<Told['channels'][number], IconName> = {
  push: 'phone',
  mail: 'mail',
  tablet: 'tablet',
};

/** What changes for one person, and how they hear of it. */
export function PersonChanges({
  of,
  names,
  alerts,
}: {
  of: Told;
  names: Names;
  alerts: ShiftWarnings;
}) {
  const { text } = useSpeech();
  const { person, name, differences, late, channels } = of;
  const reached = channels.some((one) => one !== 'tablet');
  return (
    <li className={styles.person}>
      <div className={styles.personHead}>
        <Monogram
          initials={initialsOf(nameParts(name))}
          colour={names.people.get(person)?.colour ?? 'slate'}
          size="small"
        />
        <h3 className={styles.name}>{name}</h3>
        <ul
          className={styles.ways}
          aria-label={text('plan.channels', {
            ways: channels.map((one) => text(`plan.channel-${one}`)).join(', '),
          })}
        >
          {channels.map((one) => (
            <li key={one}>
              <Icon name={ways[one]} size={15} />
              {text(`plan.channel-${one}`)}
            </li>
          ))}
        </ul>
      </div>
      {reached ? null : (
        <p className={styles.unreached}>
          <Icon name="message" size={15} />
          {text('plan.channel-none')}
        </p>
      )}
      {late === null ? null : (
        <p className={styles.late}>
          <Icon name="history" size={16} />
          {text(lateKey(late), { count: late.days, required: late.required })}
        </p>
      )}
      <ul className={styles.lines}>
        {differences.map((one) => (
          <DifferenceLine key={one.shift} of={one} names={names} alerts={alerts} />
        ))}
      </ul>
    </li>
  );
}

function lateKey({ days, partTime }: NonNullable<Told['late']>): Key {
  if (days <= 0) return partTime ? 'plan.publish-late-part-zero' : 'plan.publish-late-zero';
  return partTime ? 'plan.publish-late-part' : 'plan.publish-late';
}

/** One shift: what it becomes, and below it what it was. */
export function DifferenceLine({
  of,
  names,
  alerts,
}: {
  of: Difference;
  names: Names;
  alerts: ShiftWarnings;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const { before, after } = of;
  const kind = before === null ? 'new' : after === null ? 'gone' : 'changed';
  const icon: IconName = before === null ? 'add' : after === null ? 'erase' : 'edit';
  const shown = after ?? before;
  if (shown === null) return null;
  const told = after === null ? [] : (alerts.get(of.shift)?.alerts ?? []);
  return (
    <li className={styles.line} data-kind={kind}>
      <span className={styles.kind}>
        <Icon name={icon} size={15} />
        {text(`plan.publish-${kind}`)}
      </span>
      <span>
        <span className={styles.what}>{say(speech, names, shown)}</span>
        {kind !== 'changed' || before === null ? null : (
          <span className={styles.was}>
            {text('plan.publish-before', { what: say(speech, names, before) })}
          </span>
        )}
        {told.map((alert) => (
          <span key={alert.rule} className={styles.alert}>
            <Icon name="warning" size={15} />
            {sayAlert(speech, alert)}
          </span>
        ))}
      </span>
    </li>
  );
}

type Seen = NonNullable<Difference['before']>;

function say(speech: Speech, names: Names, { start, end, position, note }: Seen): string {
  return [
    speech.date(start, names.zone),
    timesText({ start, end }, names.zone),
    ...(position === null ? [] : [positionName(speech, names, position)]),
    ...(note === null ? [] : [`« ${note} »`]),
  ].join(', ');
}
