import type { GrantHolding, RoleHolding } from '@comptoir/shared/access/portal';
import type { createdEmployeeSchema } from '@comptoir/shared/employees/portal';
import { useRef } from 'react';
import type * as z from 'zod/mini';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { useToast } from '../toasts.tsx';
import { addEmployee, sendPhoto } from './api.ts';
import { type Colleague, type Way, requestOf } from './colleague-draft.ts';
import { useSlips } from './slips.tsx';
import { useLines } from './use-lines.ts';

type Wanted = { draft: Colleague; way: Way; roles: RoleHolding[]; grants: GrantHolding[] };

/** Where no mail server is configured, an invitation waits for an administrator to hand it over. */
function saidOf({ invited, mailed, again }: z.infer<typeof createdEmployeeSchema>) {
  if (again) return 'colleague.created-again' as const;
  if (!invited) return 'colleague.created' as const;
  return mailed === false ? 'colleague.created-kept' : 'colleague.created-invited';
}

/**
 * Creates somebody: the photo first, then person, rights and invitation at once. A message says what happened (C8) and
 * the PIN joins the slips of this sitting; where it fails, nothing of what was typed is touched.
 */
export function useCreation(establishments: readonly { id: string; name: string }[]) {
  const { text } = useSpeech();
  const api = useApi();
  const toast = useToast();
  const slips = useSlips();
  const { settle } = useLines();
  const sent = useRef<{ written: string; id: string } | null>(null);
  const act = useAct(async ({ draft, way, roles, grants }: Wanted) => {
    const photo = draft.photo === null ? null : await sendPhoto(api, draft.photo);
    const request = requestOf(draft, way, roles, grants, photo);
    const written = JSON.stringify(request);
    // What was asked and never answered keeps its id: sent again, it makes nobody twice.
    if (sent.current?.written !== written) sent.current = { written, id: crypto.randomUUID() };
    const made = await addEmployee(api, { ...request, id: sent.current.id });
    sent.current = null;
    const name = `${request.name.given} ${request.name.family}`.trim();
    const place = establishments.find(({ id }) => id === request.establishment)?.name ?? '';
    slips.add([{ person: made.employee, name, place, pin: made.pin }]);
    const said = text(saidOf(made), { name });
    toast({ text: said });
    // The list follows by itself: the next entry does not wait for it.
    void settle();
    return said;
  });
  return {
    busy: act.busy,
    failure: act.failure,
    clear: act.clear,
    /** What was said; null where it failed. */
    create: (draft: Colleague, way: Way, roles: RoleHolding[], grants: GrantHolding[]) =>
      act.run({ draft, way, roles, grants }),
  };
}
