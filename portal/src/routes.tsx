import type { QueryClient } from '@tanstack/react-query';
import {
  Outlet,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { Api } from './api/api.ts';
import { Failure } from './api/failure.ts';
import { personSearch } from './employees/person-parts.ts';
import { usersSearch } from './employees/users-search.ts';
import { Broken, Inside, Lost, Opening, Outside } from './frames.tsx';
import { whoIsHere } from './kept-me.ts';
import { allowed, configuration } from './places.ts';
import { scheduleSearch } from './planning/own/schedule-view.ts';
import { planSearch } from './planning/plan-days.ts';
import { journalSearch, loginSearch, newTabletSearch, tabletsSearch } from './searches.ts';
import { sheetSearch } from './timesheets/sheet-search.ts';

type Context = { api: Api; queries: QueryClient };

/**
 * The map of the portal. Below `outside` nobody is logged in; below `inside` somebody is. Pages are loaded when they are first
 * opened: one file per area joins its rooms.
 */
const root = createRootRouteWithContext<Context>()({ component: Outlet });

const outside = createRoute({ getParentRoute: () => root, id: 'outside', component: Outside });

const setup = createRoute({
  getParentRoute: () => outside,
  path: '/setup',
  component: lazyRouteComponent(() => import('./setup.tsx'), 'Setup'),
});
const signUp = createRoute({
  getParentRoute: () => outside,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('./entrance.tsx'), 'SignUp'),
});
const confirm = createRoute({
  getParentRoute: () => outside,
  path: '/confirm',
  component: lazyRouteComponent(() => import('./entrance.tsx'), 'Confirm'),
});
const activation = createRoute({
  getParentRoute: () => outside,
  path: '/activation',
  component: lazyRouteComponent(() => import('./entrance.tsx'), 'Activation'),
});
const login = createRoute({
  getParentRoute: () => outside,
  path: '/login',
  validateSearch: (search) => loginSearch.parse(search),
  component: lazyRouteComponent(() => import('./entrance.tsx'), 'Login'),
});
const forgotten = createRoute({
  getParentRoute: () => outside,
  path: '/forgotten',
  component: lazyRouteComponent(() => import('./access/forgotten-page.tsx'), 'ForgottenPage'),
});
const reset = createRoute({
  getParentRoute: () => outside,
  path: '/reset',
  component: lazyRouteComponent(() => import('./entrance.tsx'), 'Reset'),
});
const recovery = createRoute({
  getParentRoute: () => outside,
  path: '/recovery',
  component: lazyRouteComponent(() => import('./entrance.tsx'), 'Recovery'),
});
/** Where the code on the tablet leads after a punch; anybody may open it. */
const check = createRoute({
  getParentRoute: () => outside,
  path: '/check',
  component: lazyRouteComponent(() => import('./check.tsx'), 'Check'),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    try {
      return { me: await whoIsHere(context) };
    } catch (error) {
      // Whoever has an account that nobody has opened an access for waits at the log-in (R13).
      const outside =
        error instanceof Failure && ['unauthorised', 'no-access'].includes(error.code);
      if (!outside) throw error;
      const next = location.pathname.replace(/^\/portal/, '');
      redirect({
        to: '/login',
        search: next.length > 1 ? { next } : {},
        throw: true,
      });
      throw error;
    }
  },
  component: Inside,
  errorComponent: Broken,
  notFoundComponent: Lost,
});

/** Who may see a page stands in places.ts; the frame asks it (guard.tsx), so that a change of roles is followed at once. */
const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('./home.tsx'), 'Home'),
});
const hours = createRoute({
  getParentRoute: () => inside,
  path: '/hours',
  component: lazyRouteComponent(() => import('./hours.tsx'), 'Hours'),
});
const ownStatement = createRoute({
  getParentRoute: () => inside,
  path: '/hours/statements/$statement',
  component: lazyRouteComponent(() => import('./hours.tsx'), 'OwnStatement'),
});
const schedule = createRoute({
  getParentRoute: () => inside,
  path: '/schedule',
  validateSearch: (search) => scheduleSearch.parse(search),
  component: lazyRouteComponent(() => import('./schedule.tsx'), 'Schedule'),
});
const requests = createRoute({
  getParentRoute: () => inside,
  path: '/schedule/requests',
  component: lazyRouteComponent(() => import('./schedule.tsx'), 'Requests'),
});
const news = createRoute({
  getParentRoute: () => inside,
  path: '/news',
  component: lazyRouteComponent(() => import('./news.tsx'), 'News'),
});
const announcements = createRoute({
  getParentRoute: () => inside,
  path: '/news/manage',
  component: lazyRouteComponent(() => import('./news.tsx'), 'Announcements'),
});
const tasks = createRoute({
  getParentRoute: () => inside,
  path: '/tasks',
  component: lazyRouteComponent(() => import('./tasks.tsx'), 'Tasks'),
});
const presence = createRoute({
  getParentRoute: () => inside,
  path: '/presence',
  component: lazyRouteComponent(() => import('./today.tsx'), 'Presence'),
});
const approvals = createRoute({
  getParentRoute: () => inside,
  path: '/approvals',
  component: lazyRouteComponent(() => import('./today.tsx'), 'Approvals'),
});
const planning = createRoute({
  getParentRoute: () => inside,
  path: '/planning',
  validateSearch: (search) => planSearch.parse(search),
  component: lazyRouteComponent(() => import('./planning.tsx'), 'Planning'),
});
const planFiles = createRoute({
  getParentRoute: () => inside,
  path: '/planning/files',
  validateSearch: (search) => planSearch.parse(search),
  component: lazyRouteComponent(() => import('./plan-files.tsx'), 'PlanFiles'),
});
/** Whose hours of when stands in the address of each of them, so that one keeps it from part to part. */
const timesheets = createRoute({
  getParentRoute: () => inside,
  path: '/timesheets',
  validateSearch: (search) => sheetSearch.parse(search),
  component: lazyRouteComponent(() => import('./sheets.tsx'), 'Sheets'),
});
const anomalies = createRoute({
  getParentRoute: () => inside,
  path: '/timesheets/anomalies',
  validateSearch: (search) => sheetSearch.parse(search),
  component: lazyRouteComponent(() => import('./sheets.tsx'), 'Anomalies'),
});
const periods = createRoute({
  getParentRoute: () => inside,
  path: '/timesheets/periods',
  validateSearch: (search) => sheetSearch.parse(search),
  component: lazyRouteComponent(() => import('./sheets.tsx'), 'Periods'),
});
const statements = createRoute({
  getParentRoute: () => inside,
  path: '/timesheets/statements',
  validateSearch: (search) => sheetSearch.parse(search),
  component: lazyRouteComponent(() => import('./sheets.tsx'), 'Statements'),
});
const exports = createRoute({
  getParentRoute: () => inside,
  path: '/timesheets/exports',
  validateSearch: (search) => sheetSearch.parse(search),
  component: lazyRouteComponent(() => import('./sheets.tsx'), 'Exports'),
});
const timesheet = createRoute({
  getParentRoute: () => inside,
  path: '/timesheets/$person',
  validateSearch: (search) => sheetSearch.parse(search),
  component: lazyRouteComponent(() => import('./sheets.tsx'), 'PersonSheet'),
});
const profile = createRoute({
  getParentRoute: () => inside,
  path: '/profile',
  component: lazyRouteComponent(() => import('./personal.tsx'), 'Profile'),
});
const security = createRoute({
  getParentRoute: () => inside,
  path: '/profile/security',
  component: lazyRouteComponent(() => import('./personal.tsx'), 'Security'),
});
const notifications = createRoute({
  getParentRoute: () => inside,
  path: '/notifications',
  component: lazyRouteComponent(() => import('./told.tsx'), 'Notifications'),
});
const ways = createRoute({
  getParentRoute: () => inside,
  path: '/profile/notifications',
  component: lazyRouteComponent(() => import('./told.tsx'), 'Ways'),
});
const yourData = createRoute({
  getParentRoute: () => inside,
  path: '/your-data',
  component: lazyRouteComponent(() => import('./personal.tsx'), 'YourData'),
});

const toConfiguration = createRoute({
  getParentRoute: () => inside,
  path: '/configuration',
  beforeLoad: ({ context }) => {
    const first = allowed(configuration, context.me.permissions)[0];
    redirect({ to: first?.to ?? '/', replace: true, throw: true });
  },
});
const users = createRoute({
  getParentRoute: () => inside,
  path: '/configuration/users',
  validateSearch: (search) => usersSearch.parse(search),
  component: lazyRouteComponent(() => import('./users.tsx'), 'Users'),
});
const usersImport = createRoute({
  getParentRoute: () => inside,
  path: '/configuration/users/import',
  component: lazyRouteComponent(() => import('./users.tsx'), 'UsersImport'),
});
const user = createRoute({
  getParentRoute: () => inside,
  path: '/configuration/users/$person',
  validateSearch: (search) => personSearch.parse(search),
  component: lazyRouteComponent(() => import('./record.tsx'), 'User'),
});
const teams = createRoute({
  getParentRoute: () => inside,
  path: '/configuration/teams',
  component: lazyRouteComponent(() => import('./record.tsx'), 'Teams'),
});
const establishments = createRoute({
  getParentRoute: () => inside,
  path: '/configuration/establishments',
  component: lazyRouteComponent(() => import('./house.tsx'), 'Establishments'),
});
const establishment = createRoute({
  getParentRoute: () => inside,
  path: '/configuration/establishments/$establishment',
  component: lazyRouteComponent(() => import('./house.tsx'), 'TimeRules'),
});
const planningRules = createRoute({
  getParentRoute: () => inside,
  path: '/configuration/establishments/$establishment/planning',
  component: lazyRouteComponent(() => import('./house.tsx'), 'PlanningRules'),
});
const tablets = createRoute({
  getParentRoute: () => inside,
  path: '/configuration/tablets',
  validateSearch: (search) => tabletsSearch.parse(search),
  component: lazyRouteComponent(() => import('./house.tsx'), 'Tablets'),
});
const newTablet = createRoute({
  getParentRoute: () => inside,
  path: '/configuration/tablets/new',
  validateSearch: (search) => newTabletSearch.parse(search),
  component: lazyRouteComponent(() => import('./house.tsx'), 'NewTablet'),
});
/** Whoever decides about punches comes here too, so it stands below no place: the server judges by the tablet. */
const quarantine = createRoute({
  getParentRoute: () => inside,
  path: '/quarantine/$device',
  component: lazyRouteComponent(() => import('./house.tsx'), 'Quarantine'),
});
const organisation = createRoute({
  getParentRoute: () => inside,
  path: '/configuration/organisation',
  component: lazyRouteComponent(() => import('./house.tsx'), 'Organisation'),
});
const invitation = createRoute({
  getParentRoute: () => inside,
  path: '/configuration/invitation',
  component: lazyRouteComponent(() => import('./house.tsx'), 'Invitation'),
});
const mail = createRoute({
  getParentRoute: () => inside,
  path: '/configuration/mail',
  component: lazyRouteComponent(() => import('./house.tsx'), 'Mail'),
});
const tokens = createRoute({
  getParentRoute: () => inside,
  path: '/configuration/tokens',
  component: lazyRouteComponent(() => import('./house.tsx'), 'Tokens'),
});
const journal = createRoute({
  getParentRoute: () => inside,
  path: '/configuration/journal',
  validateSearch: (search) => journalSearch.parse(search),
  component: lazyRouteComponent(() => import('./house.tsx'), 'Journal'),
});
const evidence = createRoute({
  getParentRoute: () => inside,
  path: '/configuration/evidence',
  component: lazyRouteComponent(() => import('./house.tsx'), 'Evidence'),
});

const map = root.addChildren([
  outside.addChildren([
    setup,
    signUp,
    confirm,
    activation,
    login,
    forgotten,
    reset,
    recovery,
    check,
  ]),
  inside.addChildren([
    home,
    schedule,
    requests,
    hours,
    ownStatement,
    news,
    announcements,
    tasks,
    presence,
    approvals,
    planning,
    planFiles,
    timesheets,
    anomalies,
    periods,
    statements,
    exports,
    timesheet,
    profile,
    security,
    notifications,
    ways,
    yourData,
    toConfiguration,
    users,
    usersImport,
    user,
    teams,
    establishments,
    establishment,
    planningRules,
    tablets,
    newTablet,
    quarantine,
    organisation,
    invitation,
    mail,
    tokens,
    journal,
    evidence,
  ]),
]);

export function createPortalRouter(context: Context) {
  return createRouter({
    routeTree: map,
    basepath: '/portal',
    context,
    defaultPendingMs: 300,
    defaultPendingComponent: Opening,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: Lost,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>;
  }
}
