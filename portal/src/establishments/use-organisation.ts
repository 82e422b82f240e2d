import type { OrganisationView } from '@comptoir/shared/establishments/portal';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '../api/failure.ts';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { editOrganisation, organisationQuery } from './api.ts';
import {
  type FieldName,
  type Organisation,
  clashesOf,
  organisationOf,
  patchOf,
  rebase,
  take,
} from './organisation-draft.ts';

/**
 * A form about the organisation. Where somebody else was quicker with the same field, nothing is written before one of
 * the two values is chosen (O4).
 */
export function useOrganisation(view: OrganisationView, onSaved: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  // As this form showed it: what comes in meanwhile must not change what `from` says.
  const [opened, setOpened] = useState(() => organisationOf(view));
  const [draft, setDraft] = useState(opened);
  const [clash, setClash] = useState<{ now: Organisation; fields: FieldName[] } | null>(null);
  const dirty = Object.keys(patchOf(opened, draft)).length > 0;

  const settle = (answer: OrganisationView) => {
    queries.setQueryData(organisationQuery(api).queryKey, answer);
    const now = organisationOf(answer);
    setOpened(now);
    setDraft(now);
    void queries.invalidateQueries({ queryKey: ['me'] });
  };
  const save = async (
    from: Organisation,
    wanted: Organisation,
    again = false,
  ): Promise<boolean> => {
    const patch = patchOf(from, wanted);
    if (Object.keys(patch).length === 0) {
      setDraft(wanted);
      return true;
    }
    try {
      settle(await editOrganisation(api, patch));
      return true;
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'conflict') throw error;
      const view = await queries.fetchQuery({ ...organisationQuery(api), staleTime: 0 });
      const now = organisationOf(view);
      const fields = clashesOf(from, now, wanted);
      const next = rebase(from, now, wanted);
      setOpened(now);
      setDraft(next);
      if (fields.length > 0) {
        setClash({ now, fields });
        return false;
      }
      // Only fields that this form left alone had changed. Said twice, it is no such case.
      if (again) throw error;
      return save(now, next, true);
    }
  };
  const act = useAct(async (given: { from: Organisation; wanted: Organisation }) => {
    if (await save(given.from, given.wanted)) onSaved();
  });
  return {
    draft,
    dirty,
    clash,
    busy: act.busy,
    failure: act.failure,
    change: (change: Partial<Organisation>) => setDraft((before) => ({ ...before, ...change })),
    reset: () => {
      act.clear();
      setDraft(opened);
    },
    save: () => void act.run({ from: opened, wanted: draft }),
    /** One of the values about which two people disagree; after the last one the form is saved. */
    choose: (field: FieldName, side: 'theirs' | 'mine') => {
      if (clash === null) return;
      const wanted = side === 'theirs' ? take(draft, clash.now, field) : draft;
      const fields = clash.fields.filter((one) => one !== field);
      setDraft(wanted);
      setClash(fields.length === 0 ? null : { now: clash.now, fields });
      if (fields.length === 0) void act.run({ from: clash.now, wanted });
    },
  };
}
