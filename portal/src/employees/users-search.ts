import * as z from 'zod/mini';
import { type UsersView, usersOrders, usersRoles, usersStatuses, usersTabs } from './users-list.ts';

const said = <T extends z.ZodMiniType>(value: T) => z.catch(z.optional(value), undefined);

/** The list of users in an address: what is not said is as usual, and what nobody understands is not said. */
export const usersSearch = z.object({
  tab: said(z.enum(usersTabs)),
  q: said(z.coerce.string()),
  role: said(z.enum(usersRoles)),
  at: said(z.string()),
  team: said(z.string()),
  status: said(z.enum(usersStatuses)),
  nopin: said(z.boolean()),
  order: said(z.enum(usersOrders)),
  down: said(z.boolean()),
  /** The panel « Nouveau collègue » stands open. */
  new: said(z.boolean()),
});
export type UsersSearch = z.infer<typeof usersSearch>;

export function viewOf(search: UsersSearch): UsersView {
  return {
    tab: search.tab ?? 'all',
    query: search.q ?? '',
    role: search.role ?? null,
    establishment: search.at ?? null,
    team: search.team ?? null,
    status: search.status ?? null,
    noPin: search.nopin ?? false,
    order: search.order ?? 'name',
    down: search.down ?? false,
  };
}

/** The shortest address of a view. */
export function searchOf(view: UsersView): UsersSearch {
  return {
    ...(view.tab === 'all' ? {} : { tab: view.tab }),
    ...(view.query === '' ? {} : { q: view.query }),
    ...(view.role === null ? {} : { role: view.role }),
    ...(view.establishment === null ? {} : { at: view.establishment }),
    ...(view.team === null ? {} : { team: view.team }),
    ...(view.status === null ? {} : { status: view.status }),
    ...(view.noPin ? { nopin: true } : {}),
    ...(view.order === 'name' ? {} : { order: view.order }),
    ...(view.down ? { down: true } : {}),
  };
}
