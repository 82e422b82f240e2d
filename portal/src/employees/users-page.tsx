import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import type { TeamView } from '@comptoir/shared/teams/portal';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Tabs } from '@comptoir/ui/tabs';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { Loaded } from '../loaded.tsx';
import { Page } from '../page.tsx';
import { useMe } from '../use-me.ts';
import { employeesQuery, teamsQuery } from './api.ts';
import { BulkBar } from './bulk-bar.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { NewColleague } from './new-colleague.tsx';
import { SlipStack } from './slips.tsx';
import { useQuickActs } from './use-quick-acts.ts';
import { useSelection } from './use-selection.ts';
import type { BulkAct, UserAct } from './user-acts.ts';
import { type AskingAct, UserDialog } from './user-dialog.tsx';
import {
  type Entry,
  type UsersView,
  countsOf,
  entriesOf,
  isNarrowed,
  usersOf,
  usersTabs,
} from './users-list.ts';
import styles from './users-page.module.css';
import { type UsersSearch, searchOf, viewOf } from './users-search.ts';
import { UsersTable } from './users-table.tsx';
import { UsersToolbar } from './users-toolbar.tsx';

/** How long a hand rests before the address follows what it typed, in ms. */
const pause = 300;
const none: never[] = [];

/** C2: everybody with their roles and how their access stands. */
export function UsersPage({
  search,
  onSearch,
}: {
  search: UsersSearch;
  onSearch: (search: UsersSearch) => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const { permissions } = useMe();
  const query = useQuery(employeesQuery(api));
  const teams = useQuery(teamsQuery(api)).data ?? none;
  const [exporting, setExporting] = useState<{ shown: string[]; chosen: string[] } | null>(null);
  const view = viewOf(search);
  const opened = search.new === true;
  const open = (wanted: boolean) =>
    onSearch({ ...searchOf(view), ...(wanted ? { new: true } : {}) });
  const manages = permissions.includes('employees.manage');
  return (
    <Page
      wide
      title={text('users.title')}
      acts={
        <div className={styles.heads}>
          {manages ? (
            <Button tone="primary" icon="add" onClick={() => open(true)}>
              {text('users.new')}
            </Button>
          ) : null}
          {manages ? (
            <LinkButton to="/configuration/users/import" icon="upload">
              {text('users.import')}
            </LinkButton>
          ) : null}
          <Button icon="download" onClick={() => setExporting({ shown: [], chosen: [] })}>
            {text('users.export')}
          </Button>
        </div>
      }
    >
      <SlipStack />
      <Loaded query={query} rows={8}>
        {(lines) => (
          <Users
            lines={lines}
            teams={teams}
            view={view}
            onView={(wanted) => onSearch({ ...searchOf(wanted), ...(opened ? { new: true } : {}) })}
            onExport={setExporting}
          />
        )}
      </Loaded>
      {exporting === null ? null : (
        <ExportDialog {...exporting} onClose={() => setExporting(null)} />
      )}
      {opened && manages ? (
        <NewColleague lines={query.data ?? none} teams={teams} onClose={() => open(false)} />
      ) : null}
    </Page>
  );
}

function Users({
  lines,
  teams,
  view,
  onView,
  onExport,
}: {
  lines: EmployeeLine[];
  teams: readonly TeamView[];
  view: UsersView;
  onView: (view: UsersView) => void;
  onExport: (whom: { shown: string[]; chosen: string[] }) => void;
}) {
  const { text, language } = useSpeech();
  const { establishments } = useMe();
  const navigate = useNavigate();
  const quick = useQuickActs();
  const [asking, setAsking] = useState<{ act: AskingAct; line: EmployeeLine } | null>(null);
  const [bulk, setBulk] = useState<BulkAct | null>(null);
  const { typed, type } = useTyping(view, onView);
  const entries = useMemo(() => entriesOf(lines, language), [lines, language]);
  const counts = useMemo(() => countsOf(entries), [entries]);
  // The field answers at once; a list of thousands follows when the browser has a moment.
  const sought = useDeferredValue(typed);
  const { tab, role, establishment, team, status, noPin, order, down } = view;
  const shown = useMemo(
    () =>
      usersOf(
        entries,
        { tab, query: sought, role, establishment, team, status, noPin, order, down },
        teams,
      ),
    [entries, teams, sought, tab, role, establishment, team, status, noPin, order, down],
  );
  const ids = useMemo(() => shown.map(({ line }) => line.id), [shown]);
  const selection = useSelection(ids);
  const chosen = () =>
    shown.filter(({ line }) => selection.chosen.has(line.id)).map(({ line }) => line);
  const placeOf = (line: EmployeeLine) =>
    establishments
      .filter(({ id }) => line.establishments.includes(id))
      .map(({ name }) => name)
      .join(', ');

  const act = (wanted: UserAct, line: EmployeeLine) => {
    if (wanted === 'open') {
      void navigate({ to: '/configuration/users/$person', params: { person: line.id } });
    } else if (wanted === 'invite' || wanted === 'resend') void quick.invite(line);
    else if (wanted === 'restore') void quick.restore(line);
    else setAsking({ act: wanted, line });
  };

  const narrowed = isNarrowed({ ...view, query: sought });
  return (
    <>
      <Tabs
        label={text('users.tabs')}
        tabs={usersTabs.map((value) => ({
          value,
          label: `${text(`users.tab-${value}`)} ${counts[value]}`,
        }))}
        chosen={tab}
        onChoose={(value) => onView({ ...view, query: typed, tab: value })}
      >
        <UsersToolbar view={view} typed={typed} teams={teams} onType={type} onView={onView} />
        <p className={styles.count} role="status">
          {text('users.count', { count: shown.length })}
        </p>
        {shown.length > 0 ? (
          <>
            <BulkBar
              count={selection.chosen.size}
              onAct={setBulk}
              onExport={() => onExport({ shown: ids, chosen: [...selection.chosen] })}
              onClear={selection.clear}
            />
            <UsersTable
              entries={shown}
              selection={selection}
              order={order}
              down={down}
              onSort={(wanted, turned) =>
                onView({ ...view, query: typed, order: wanted, down: turned })
              }
              onAct={act}
            />
          </>
        ) : narrowed ? (
          <Nobody
            entries={entries}
            view={{ ...view, query: sought }}
            teams={teams}
            onView={onView}
          />
        ) : (
          <EmptyState icon="people" title={text(`users.empty-${tab}`)}>
            {text(`users.empty-${tab}-text`)}
          </EmptyState>
        )}
      </Tabs>
      {asking === null ? null : (
        <UserDialog {...asking} place={placeOf(asking.line)} onClose={() => setAsking(null)} />
      )}
      {bulk === null ? null : (
        <BulkDialog
          act={bulk}
          lines={chosen()}
          teams={teams}
          placeOf={placeOf}
          onClose={() => setBulk(null)}
        />
      )}
    </>
  );
}

/** Nobody here: perhaps under another tab, perhaps with less asked for. */
function Nobody({
  entries,
  view,
  teams,
  onView,
}: {
  entries: Entry[];
  view: UsersView;
  teams: readonly TeamView[];
  onView: (view: UsersView) => void;
}) {
  const { text } = useSpeech();
  const other = view.tab === 'all' ? 'archived' : 'all';
  const count = usersOf(entries, { ...view, tab: other }, teams).length;
  const tab = text(`users.tab-${other}`);
  const { order, down } = view;
  return (
    <EmptyState
      icon="search"
      title={text('users.nobody')}
      act={
        count > 0 ? (
          <Button onClick={() => onView({ ...view, tab: other })}>
            {text('users.look-there', { tab })}
          </Button>
        ) : (
          <Button onClick={() => onView({ ...viewOf({}), tab: view.tab, order, down })}>
            {text('users.clear')}
          </Button>
        )
      }
    >
      {count > 0 ? text('users.nobody-elsewhere', { count, tab }) : null}
    </EmptyState>
  );
}

/** What is typed, ahead of the address, which follows when the hand rests; another address is followed at once. */
function useTyping(view: UsersView, onView: (view: UsersView) => void) {
  const [typed, setTyped] = useState(view.query);
  const [seen, setSeen] = useState(view.query);
  const [sent, setSent] = useState(view.query);
  if (view.query !== seen) {
    setSeen(view.query);
    if (view.query !== sent) setTyped(view.query);
  }
  useEffect(() => {
    if (typed === sent) return;
    const timer = setTimeout(() => {
      setSent(typed);
      onView({ ...view, query: typed });
    }, pause);
    return () => clearTimeout(timer);
  });
  return { typed, type: setTyped };
}
