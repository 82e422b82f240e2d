import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { Badge } from '@comptoir/ui/badge';
import { Icon } from '@comptoir/ui/icon';
import { Link } from '@tanstack/react-router';
import { Portrait, erased } from '../portrait.tsx';
import { useSpeech } from '../language/language.tsx';
import styles from './people.module.css';
import { fullName } from './people-list.ts';

const tones = {
  none: 'quiet',
  pending: 'info',
  expired: 'warn',
  accepted: 'good',
  revoked: 'quiet',
} as const;
const icons = {
  none: 'person',
  pending: 'mail',
  expired: 'expected',
  accepted: 'check',
  revoked: 'lock',
} as const;

/** What became of somebody's access, in a word. */
export function AccessBadge({ state }: { state: EmployeeRecord['access']['state'] }) {
  const { text } = useSpeech();
  return (
    <Badge tone={tones[state]} icon={icons[state]}>
      {text(`access.state-${state}`)}
    </Badge>
  );
}

export function PersonRow({ person }: { person: EmployeeRecord }) {
  const { text } = useSpeech();
  const name = fullName(person) ?? text('person.erased');
  const about = [
    text(`role.${person.role}`),
    person.team,
    person.establishments.map((one) => one.name).join(', '),
  ].filter(Boolean);
  return (
    <li className={styles.row}>
      <Link
        to="/configuration/users/$person"
        params={{ person: person.id }}
        search={true}
        className={styles.link}
      >
        <Portrait person={{ ...(person.name ?? erased), ...person }} size="small" />
        <span className={styles.words}>
          <span className={styles.name}>{name}</span>
          <span className={styles.about}>{about.join(' · ')}</span>
        </span>
        <span className={styles.states}>
          {person.archivedAt === null && person.pin === null ? (
            <Badge tone="warn" icon="lock">
              {text('person.no-pin')}
            </Badge>
          ) : null}
          {person.access.state === 'none' ? null : <AccessBadge state={person.access.state} />}
        </span>
        <Icon name="forward" size={18} />
      </Link>
    </li>
  );
}
