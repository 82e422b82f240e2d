import type { TeamView } from '@comptoir/shared/teams/portal';
import { Button } from '@comptoir/ui/button';
import { Checkbox } from '@comptoir/ui/checkbox';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { useMe } from '../use-me.ts';
import { teamsInOrder } from './team-tree.ts';
import { type UsersView, usersOrders, usersRoles, usersStatuses } from './users-list.ts';
import styles from './users-page.module.css';

/** What narrows the list and how it is sorted. On a phone the filters stand behind a button. */
export function UsersToolbar({
  view,
  typed,
  teams,
  onType,
  onView,
}: {
  view: UsersView;
  /** As it is being typed: ahead of the view. */
  typed: string;
  teams: readonly TeamView[];
  onType: (query: string) => void;
  onView: (view: UsersView) => void;
}) {
  const { text } = useSpeech();
  const { establishments } = useMe();
  const [open, setOpen] = useState(false);
  const set = (change: Partial<UsersView>) => onView({ ...view, ...change });
  const known = <T extends string>(values: readonly T[], value: string) =>
    values.find((one) => one === value) ?? null;
  const count =
    [view.role, view.establishment, view.team, view.status].filter((one) => one !== null).length +
    (view.noPin ? 1 : 0);
  const shown = teamsInOrder(teams, view.establishment);
  return (
    <div className={styles.tools}>
      <div className={styles.first}>
        <div className={styles.search}>
          <TextField
            label={text('users.search')}
            type="search"
            placeholder={text('users.search-what')}
            value={typed}
            onChange={(event) => onType(event.target.value)}
          />
        </div>
        <div className={styles.sort} data-open={open || undefined}>
          <SelectField
            label={text('users.order')}
            value={view.order}
            onChange={(event) => set({ order: known(usersOrders, event.target.value) ?? 'name' })}
          >
            {usersOrders.map((order) => (
              <option key={order} value={order}>
                {text(`users.by-${order}`)}
              </option>
            ))}
          </SelectField>
          <div className={styles.ends}>
            <Button
              icon={view.down ? 'downwards' : 'upwards'}
              aria-pressed={view.down}
              onClick={() => set({ down: !view.down })}
            >
              {text('users.turn')}
            </Button>
          </div>
        </div>
        <div className={styles.fold}>
          <Button icon="filter" aria-expanded={open} onClick={() => setOpen(!open)}>
            {count === 0 ? text('users.filters') : text('users.filters-count', { count })}
          </Button>
        </div>
      </div>
      <div className={styles.filters} data-open={open || undefined}>
        <SelectField
          label={text('users.role')}
          value={view.role ?? ''}
          onChange={(event) => set({ role: known(usersRoles, event.target.value) })}
        >
          <option value="">{text('users.any-role')}</option>
          {usersRoles.map((role) => (
            <option key={role} value={role}>
              {text(`role.${role}`)}
            </option>
          ))}
        </SelectField>
        {establishments.length < 2 ? null : (
          <SelectField
            label={text('users.establishment')}
            value={view.establishment ?? ''}
            onChange={(event) => set({ establishment: event.target.value || null, team: null })}
          >
            <option value="">{text('users.any-establishment')}</option>
            {establishments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        {shown.length === 0 ? null : (
          <SelectField
            label={text('users.team')}
            value={view.team ?? ''}
            onChange={(event) => set({ team: event.target.value || null })}
          >
            <option value="">{text('users.any-team')}</option>
            {shown.map(({ team, depth }) => (
              <option key={team.id} value={team.id}>
                {`${'\u2003'.repeat(depth)}${team.name}`}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField
          label={text('users.status')}
          value={view.status ?? ''}
          onChange={(event) => set({ status: known(usersStatuses, event.target.value) })}
        >
          <option value="">{text('users.any-status')}</option>
          {usersStatuses.map((status) => (
            <option key={status} value={status}>
              {text(`users.status-${status}`)}
            </option>
          ))}
        </SelectField>
        <div className={styles.ends}>
          <Checkbox
            label={text('users.no-pin-filter')}
            checked={view.noPin}
            onChange={(event) => set({ noPin: event.target.checked })}
          />
        </div>
      </div>
    </div>
  );
}
