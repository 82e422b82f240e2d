import type { AccessView, Holdings } from '@comptoir/shared/access/portal';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '../api/failure.ts';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { accessOf, saveHoldings } from './rights-api.ts';
import { holdingsOf, isSame } from './rights-draft.ts';

/**
 * A form about what somebody holds. Where somebody else was quicker, both stand side by side and nothing is written
 * before one of them is chosen (O4).
 */
export function useRights(person: string, access: AccessView, onSaved: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  const present = holdingsOf(access);
  // As this form showed it: what comes in meanwhile must not change what `from` says.
  const [opened, setOpened] = useState(present);
  const [draft, setDraft] = useState(present);
  const [clash, setClash] = useState<Holdings | null>(null);
  const dirty = !isSame(opened, draft);
  const [seen, setSeen] = useState(present);
  // Nobody has begun to choose: the form follows what comes in. An answer from before a change takes nothing back.
  if (!isSame(present, seen)) {
    setSeen(present);
    if (!dirty && clash === null) {
      setOpened(present);
      setDraft(present);
    }
  }

  const follow = () => {
    for (const key of ['employees', 'me', 'cover', 'journal', 'waiting']) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
  };
  const settle = (held: Holdings) => {
    setOpened(held);
    setDraft(held);
    follow();
  };
  const act = useAct(async (_: void): Promise<boolean> => {
    try {
      settle(holdingsOf(await saveHoldings(api, person, { from: opened, to: draft })));
      return true;
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'conflict') throw error;
      const now = holdingsOf(await accessOf(api, person));
      // The answer to the try before was lost on its way: it is done.
      if (isSame(now, draft)) {
        settle(now);
        return true;
      }
      if (isSame(now, opened)) throw error;
      setClash(now);
      follow();
      return false;
    }
  });
  return {
    opened,
    draft,
    dirty,
    clash,
    busy: act.busy,
    failure: act.failure,
    clear: act.clear,
    change: setDraft,
    reset: () => {
      act.clear();
      setDraft(opened);
    },
    /** True once it is saved; false where two people disagree; null where it was refused. */
    save: async () => {
      const done = await act.run(undefined);
      if (done === true) onSaved();
      return done;
    },
    /** Goes on from what stands by now, with what stands or with one's own choice. */
    choose: (side: 'theirs' | 'mine') => {
      if (clash === null) return;
      setOpened(clash);
      if (side === 'theirs') setDraft(clash);
      setClash(null);
    },
  };
}
