import type { Me } from '@comptoir/shared/access/portal';
import type { Permission } from '@comptoir/shared/access/permissions';
import type { QueryClient } from '@tanstack/react-query';
import {
  Outlet,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import * as z from 'zod/mini';
import { meQuery } from './access/api.ts';
import type { Api } from './api/api.ts';
import { Failure } from './api/failure.ts';
import { Broken, Inside, Lost, Opening, Outside } from './frames.tsx';

type Context = { api: Api; queries: QueryClient };

/**
 * The map of the portal. Below `outside` nobody is logged in; below `inside` somebody is, and each page asks for the
 * permission that it needs. Pages of the administration are loaded when they are first opened.
 */
const root = createRootRouteWithContext<Context>()({ component: Outlet });

const outside = createRoute({ getParentRoute: () => root, id: 'outside', component: Outside });

const setup = createRoute({
  getParentRoute: () => outside,
  path: '/setup',
  component: lazyRouteComponent(() => import('./setup.tsx'), 'Setup'),
});
const activation = createRoute({
  getParentRoute: () => outside,
  path: '/activation',
  component: lazyRouteComponent(() => import('./entrance.tsx'), 'Activation'),
});
const loginSearch = z.object({
  /** Where somebody wanted to go. */
  next: z.catch(z.optional(z.string()), undefined),
  after: z.catch(z.optional(z.enum(['reset', 'left'])), undefined),
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

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    try {
      return { me: await context.queries.ensureQueryData(meQuery(context.api)) };
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'unauthorised') throw error;
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

type Inner = Context & { me: Me };

/** Whoever lacks the permission is at home instead: the page would have nothing for them. */
function needs(permission: Permission) {
  return ({ context }: { context: Inner }) => {
    if (!context.me.permissions.includes(permission)) redirect({ to: '/', throw: true });
  };
}

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('./personal.tsx'), 'Home'),
});
const profile = createRoute({
  getParentRoute: () => inside,
  path: '/profile',
  component: lazyRouteComponent(() => import('./personal.tsx'), 'Profile'),
});
const yourData = createRoute({
  getParentRoute: () => inside,
  path: '/your-data',
  component: lazyRouteComponent(() => import('./personal.tsx'), 'YourData'),
});

const peopleSearch = z.object({
  q: z.catch(z.optional(z.string()), undefined),
  at: z.catch(z.optional(z.string()), undefined),
  archived: z.catch(z.optional(z.boolean()), undefined),
});
const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  validateSearch: (search) => peopleSearch.parse(search),
  beforeLoad: needs('employees.manage'),
  component: lazyRouteComponent(() => import('./administration.tsx'), 'People'),
});
const newPerson = createRoute({
  getParentRoute: () => inside,
  path: '/people/new',
  beforeLoad: needs('employees.manage'),
  component: lazyRouteComponent(() => import('./administration.tsx'), 'NewPerson'),
});
const person = createRoute({
  getParentRoute: () => inside,
  path: '/people/$person',
  validateSearch: (search) => peopleSearch.parse(search),
  beforeLoad: needs('employees.manage'),
  component: lazyRouteComponent(() => import('./administration.tsx'), 'Person'),
});
const tablets = createRoute({
  getParentRoute: () => inside,
  path: '/tablets',
  beforeLoad: needs('devices.manage'),
  component: lazyRouteComponent(() => import('./administration.tsx'), 'Tablets'),
});
const newTablet = createRoute({
  getParentRoute: () => inside,
  path: '/tablets/new',
  beforeLoad: needs('devices.manage'),
  component: lazyRouteComponent(() => import('./administration.tsx'), 'NewTablet'),
});
const establishments = createRoute({
  getParentRoute: () => inside,
  path: '/establishments',
  beforeLoad: needs('establishments.manage'),
  component: lazyRouteComponent(() => import('./administration.tsx'), 'Establishments'),
});
const mail = createRoute({
  getParentRoute: () => inside,
  path: '/mail',
  beforeLoad: needs('mail.read'),
  component: lazyRouteComponent(() => import('./administration.tsx'), 'Mail'),
});
const tokens = createRoute({
  getParentRoute: () => inside,
  path: '/tokens',
  beforeLoad: needs('tokens.manage'),
  component: lazyRouteComponent(() => import('./administration.tsx'), 'Tokens'),
});

const map = root.addChildren([
  outside.addChildren([setup, activation, login, forgotten, reset, recovery]),
  inside.addChildren([
    home,
    profile,
    yourData,
    people,
    newPerson,
    person,
    tablets,
    newTablet,
    establishments,
    mail,
    tokens,
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
