import { businessDay } from '@comptoir/shared/time/business-day';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { withHoursWords } from './language/hours-words.tsx';
import { useNow } from './platform/now.ts';
import { AnomaliesPage } from './timesheets/anomalies-page.tsx';
import { ExportsPage } from './timesheets/exports/exports-page.tsx';
import { PeriodsPage } from './timesheets/periods/periods-page.tsx';
import { PersonSheetPage } from './timesheets/person-sheet-page.tsx';
import { periodAround, periodOf, stepped } from './timesheets/sheet-period.ts';
import { StatementsPage } from './timesheets/statements/statements-page.tsx';
import type { SheetSearch, SheetView } from './timesheets/sheet-search.ts';
import { SheetsPage } from './timesheets/sheets-page.tsx';
import { useMe } from './use-me.ts';

const listRoute = getRouteApi('/inside/timesheets');
const anomaliesRoute = getRouteApi('/inside/timesheets/anomalies');
const periodsRoute = getRouteApi('/inside/timesheets/periods');
const statementsRoute = getRouteApi('/inside/timesheets/statements');
const exportsRoute = getRouteApi('/inside/timesheets/exports');
const personRoute = getRouteApi('/inside/timesheets/$person');

/** Everybody's hours. */
export const Sheets = withHoursWords(function Sheets() {
  const { view, today, ...rest } = useView(listRoute.useSearch());
  const navigate = useNavigate();
  const { me, places } = rest;
  return (
    <SheetsPage
      me={me}
      view={view}
      places={places}
      today={today}
      onSearch={(search) => void navigate({ to: '/timesheets', search, replace: true })}
    />
  );
});

/** What is to be settled. */
export const Anomalies = withHoursWords(function Anomalies() {
  const { view, places, looking, now } = useView(anomaliesRoute.useSearch());
  const navigate = useNavigate();
  return (
    <AnomaliesPage
      key={`${view.establishment.id} ${view.period.from} ${view.period.to}`}
      looking={looking}
      view={view}
      places={places}
      now={now}
      onSearch={(search) => void navigate({ to: '/timesheets/anomalies', search, replace: true })}
    />
  );
});

/** Where no days are asked for, those of the last month: what is still going on is not closed. */
export const Periods = withHoursWords(function Periods() {
  const search = periodsRoute.useSearch();
  const { view: asked, places, today, looking } = useView(search);
  const view = search.from === undefined ? { ...asked, period: lastMonthOf(today) } : asked;
  const navigate = useNavigate();
  return (
    <PeriodsPage
      view={view}
      places={places}
      today={today}
      mayLock={looking.reopens}
      onSearch={(search) => void navigate({ to: '/timesheets/periods', search, replace: true })}
    />
  );
});

export const Statements = withHoursWords(function Statements() {
  const { view, places, today, looking } = useView(statementsRoute.useSearch());
  const navigate = useNavigate();
  return (
    <StatementsPage
      key={`${view.establishment.id} ${view.period.from} ${view.period.to}`}
      view={view}
      places={places}
      today={today}
      mayIssue={looking.issues}
      onSearch={(search) => void navigate({ to: '/timesheets/statements', search, replace: true })}
    />
  );
});

export const Exports = withHoursWords(function Exports() {
  const { view, places, today, looking } = useView(exportsRoute.useSearch());
  const navigate = useNavigate();
  return (
    <ExportsPage
      view={view}
      places={places}
      today={today}
      mayExport={looking.exports}
      onSearch={(search) => void navigate({ to: '/timesheets/exports', search, replace: true })}
    />
  );
});

/** The days behind one person's total. */
export const PersonSheet = withHoursWords(function PersonSheet() {
  const { person } = personRoute.useParams();
  const search = personRoute.useSearch();
  const { view, places, looking, now } = useView(search);
  const navigate = useNavigate();
  return (
    <PersonSheetPage
      person={person}
      looking={looking}
      view={view}
      places={places}
      day={search.day ?? null}
      now={now}
      onSearch={(wanted) =>
        void navigate({
          to: '/timesheets/$person',
          params: { person },
          search: wanted,
          replace: true,
          resetScroll: false,
        })
      }
    />
  );
});

function lastMonthOf(today: string) {
  return stepped(periodAround(today, 'month'), -1);
}

/** An address as whoever looks means it: their first establishment and this month, where it says nothing else. */
function useView(search: SheetSearch) {
  const { person, permissions, establishments: places } = useMe();
  const now = useNow();
  const nowhere = { id: '', name: '', zone: 'Europe/Paris', cutOffHour: 5 };
  const establishment = places.find(({ id }) => id === search.at) ?? places[0] ?? nowhere;
  const today = businessDay(now, establishment.zone, establishment.cutOffHour);
  const view: SheetView = {
    establishment,
    team: search.team ?? null,
    period: periodOf(search, today),
  };
  const looking = {
    me: person.id,
    decides: permissions.includes('punches.approve'),
    reopens: permissions.includes('periods.lock'),
    issues: permissions.includes('statements.issue'),
    exports: permissions.includes('exports.read'),
  };
  return { me: person.id, view, places, today, looking, now };
}
