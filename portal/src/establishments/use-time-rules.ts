import type { EstablishmentView } from '@comptoir/shared/establishments/portal';
import type { TimeRules } from '@comptoir/shared/establishments/time-rules';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '../api/failure.ts';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { editEstablishment, establishmentsQuery } from './api.ts';

/** Saves a store's rules from what the form showed; where somebody else was quicker, nothing is written before one chose. */
export function useTimeRules(place: EstablishmentView, onSaved: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  // As this form showed them: what comes in meanwhile must not change what `from` says.
  const [opened, setOpened] = useState(place.settings.timeRules);
  const [clash, setClash] = useState<TimeRules | null>(null);
  const act = useAct(async (timeRules: { from: TimeRules; to: TimeRules }) => {
    try {
      const { settings } = await editEstablishment(api, place.id, { timeRules });
      setOpened(settings.timeRules);
      setClash(null);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['establishments'] }),
        queries.invalidateQueries({ queryKey: ['timesheets'] }),
      ]);
      onSaved();
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'conflict') throw error;
      const view = await queries.fetchQuery({ ...establishmentsQuery(api), staleTime: 0 });
      const now = view.establishments.find(({ id }) => id === place.id);
      if (now === undefined) throw error;
      setClash(now.settings.timeRules);
    }
  });
  return {
    opened,
    clash,
    act,
    save: act.run,
    /** What somebody else wrote stands. */
    settle: (rules: TimeRules) => {
      setOpened(rules);
      setClash(null);
    },
  };
}
