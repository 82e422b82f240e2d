import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import { Badge } from '@comptoir/ui/badge';
import { Checkbox } from '@comptoir/ui/checkbox';
import { Icon } from '@comptoir/ui/icon';
import type { MenuPlace } from '@comptoir/ui/menu';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useSpeech } from '../language/language.tsx';
import { Portrait, erased } from '../portrait.tsx';
import { type Entry, isWaiting } from './users-list.ts';
import { StatusBadge } from './badges.tsx';
import styles from './users-table.module.css';

type Props = {
  entry: Entry;
  index: number;
  chosen: boolean;
  /** Where they work, in words. */
  places: string;
  /** Of the house, for moments. */
  zone: string;
  onToggle: (id: string, through: boolean) => void;
  onMenu: (line: EmployeeLine, place: MenuPlace) => void;
};

/** One person: who, how to reach them, what they may do, where, and how their access stands. */
export const UserRow = memo(function UserRow(props: Props) {
  const { entry, index, chosen, places, zone, onToggle, onMenu } = props;
  const { text, moment } = useSpeech();
  const { line } = entry;
  const name = entry.name === '' ? text('person.erased') : entry.name;
  const roles = [
    ...(line.role === 'manager' && !line.roles.includes('manager') ? ['manager' as const] : []),
    ...line.roles.filter((role) => role !== 'employee'),
  ];
  const waiting = line.archivedAt === null && isWaiting(line.status);
  return (
    <>
      <div role="cell" className={styles.tick}>
        <Checkbox
          quiet
          label={text('users.select', { name })}
          checked={chosen}
          data-control="tick"
          // The shift key is known to the click alone, not to the change that follows it.
          onClick={(event) => onToggle(line.id, event.shiftKey)}
          onChange={() => undefined}
        />
      </div>
      <div role="cell" className={styles.who}>
        <Portrait person={{ ...(line.name ?? erased), ...line }} size="small" />
        <span className={styles.words}>
          <Link
            to="/configuration/users/$person"
            params={{ person: line.id }}
            search={true}
            className={styles.name}
            data-control="name"
          >
            {name}
          </Link>
          {line.display === null ? null : <span className={styles.soft}>« {line.display} »</span>}
        </span>
      </div>
      <div role="cell" className={styles.email} data-empty={line.email === null || undefined}>
        {line.email === null ? text('users.no-email') : <Address email={line.email} />}
      </div>
      <div role="cell" className={styles.roles}>
        {roles.length === 0
          ? text('role.employee')
          : roles.map((role) => text(`role.${role}`)).join(', ')}
      </div>
      <div role="cell" className={styles.place}>
        {line.team}
        {line.team !== null && places !== '' ? ' ' : null}
        {places === '' ? null : <span className={styles.where}>{places}</span>}
      </div>
      <div role="cell" className={styles.status}>
        <StatusBadge line={line} />
        {line.archivedAt === null && !line.pin ? (
          <Badge tone="warn" icon="lock">
            {text('users.no-pin')}
          </Badge>
        ) : null}
        {waiting && line.invitedAt !== null ? (
          <span className={styles.soft}>
            {text('users.invited-at', { moment: moment(line.invitedAt, zone) })}
          </span>
        ) : null}
      </div>
      <div role="cell" className={styles.acts}>
        <button
          type="button"
          className={styles.more}
          aria-label={text('users.acts-of', { name })}
          aria-haspopup="menu"
          data-control="menu"
          data-row={index}
          onClick={(event) => onMenu(line, event.currentTarget.getBoundingClientRect())}
        >
          <Icon name="more" size={22} />
        </button>
      </div>
    </>
  );
});

/** An address breaks after its sign alone, unless one of its parts is longer than a line. */
function Address({ email }: { email: string }) {
  const at = email.lastIndexOf('@') + 1;
  return (
    <>
      <span className={styles.part}>{email.slice(0, at)}</span>
      <wbr />
      <span className={styles.part}>{email.slice(at)}</span>
    </>
  );
}
