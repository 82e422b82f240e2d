import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { SelectField } from '@comptoir/ui/text-field';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { Loaded } from '../loaded.tsx';
import { ApproveHours } from './approve-hours.tsx';
import { HoursChart } from './hours-chart.tsx';
import { PeopleTable } from './people-table.tsx';
import { LockedDays } from './periods/locked-days.tsx';
import { timesheetsQuery } from './sheet-api.ts';
import { SheetFrame, SilentTablets } from './sheet-frame.tsx';
import { type SheetOrder, inOrder, sheetOrders, teamsOf } from './sheet-people.ts';
import type { SheetPlace, SheetSearch, SheetView } from './sheet-search.ts';
import styles from './sheets-page.module.css';

/** Everybody's hours of a span, the chart of its days, and what is to be settled before they are paid. */
export function SheetsPage({
  me,
  view,
  places,
  today,
  onSearch,
}: {
  /** Whoever looks: nobody approves their own hours. */
  me: string;
  view: SheetView;
  places: readonly SheetPlace[];
  /** A business day: what lies after it has not happened yet. */
  today: string;
  onSearch: (search: SheetSearch) => void;
}) {
  const { text, language } = useSpeech();
  const api = useApi();
  const { establishment, team, period } = view;
  const asked = { establishment: establishment.id, from: period.from, to: period.to };
  const all = useQuery({
    ...timesheetsQuery(api, { ...asked, team: null }),
    placeholderData: keepPreviousData,
  });
  const some = useQuery({
    ...timesheetsQuery(api, { ...asked, team }),
    enabled: team !== null,
    placeholderData: keepPreviousData,
  });
  const query = team === null ? all : some;
  const [order, setOrder] = useState<SheetOrder>('todo');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [approving, setApproving] = useState(false);
  const [seen, setSeen] = useState(asked);
  // Whoever is chosen is chosen for these days: other days begin anew.
  if (
    seen.establishment !== asked.establishment ||
    seen.from !== asked.from ||
    seen.to !== asked.to
  ) {
    setSeen(asked);
    setChosen(new Set());
  }
  const { data } = query;
  const people = useMemo(
    () => inOrder(data?.people ?? [], order, language),
    [data, order, language],
  );
  const waiting = data?.people.reduce((sum, one) => sum + one.anomalies, 0) ?? null;
  // Hours that still run are nobody's to approve.
  const over = period.to < today;
  const picked = people.filter(({ person }) => chosen.has(person.id));
  return (
    <SheetFrame
      view={view}
      places={places}
      teams={teamsOf(all.data?.people ?? [], language)}
      waiting={waiting}
      onSearch={onSearch}
    >
      <Loaded query={query} rows={8}>
        {(answer) => (
          <div className={styles.body} data-old={query.isPlaceholderData || undefined}>
            <LockedDays locks={answer.locks} zone={establishment.zone} />
            <SilentTablets silent={answer.silent} zone={establishment.zone} />
            {answer.people.length === 0 ? (
              <EmptyState icon="people" title={text('sheets.nobody')}>
                {text('sheets.nobody-text')}
              </EmptyState>
            ) : (
              <>
                <HoursChart days={answer.days} today={today} />
                <div className={styles.tools}>
                  <SelectField
                    label={text('users.order')}
                    value={order}
                    onChange={({ target }) =>
                      setOrder(sheetOrders.find((one) => one === target.value) ?? 'todo')
                    }
                  >
                    {sheetOrders.map((one) => (
                      <option key={one} value={one}>
                        {text(`sheets.by-${one}`)}
                      </option>
                    ))}
                  </SelectField>
                  <div className={styles.acts}>
                    {(waiting ?? 0) > 0 ? (
                      <LinkButton
                        to="/timesheets/anomalies"
                        search={(before) => before}
                        icon="tasks"
                        tone="primary"
                      >
                        {text('sheets.settle', { count: waiting ?? 0 })}
                      </LinkButton>
                    ) : null}
                    {answer.may.approve && !over ? (
                      <p className={styles.later}>{text('sheets.approve-later')}</p>
                    ) : null}
                    {answer.may.approve && over ? (
                      <Button
                        icon="check"
                        disabled={picked.length === 0}
                        onClick={() => setApproving(true)}
                      >
                        {picked.length === 0
                          ? text('sheets.approve')
                          : text('sheets.approve-some', { count: picked.length })}
                      </Button>
                    ) : null}
                  </div>
                </div>
                <PeopleTable
                  people={people}
                  me={me}
                  chosen={new Set(picked.map(({ person }) => person.id))}
                  mayApprove={answer.may.approve && over}
                  onChoose={setChosen}
                />
              </>
            )}
          </div>
        )}
      </Loaded>
      {approving ? (
        <ApproveHours
          people={picked}
          asked={asked}
          period={period}
          onClose={() => setApproving(false)}
          onDone={() => setChosen(new Set())}
        />
      ) : null}
    </SheetFrame>
  );
}
