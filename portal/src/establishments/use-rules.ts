import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import type { EstablishmentPatch, EstablishmentView } from '@comptoir/shared/establishments/portal';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '../api/failure.ts';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { editEstablishment, establishmentsQuery } from './api.ts';

type Change<R> = { from: R; to: R };
/** One set of a store's rules: where it stands, how it is sent, and whose pages show what it decides. */
type RulesOf<R> = {
  read: (settings: EstablishmentSettings) => R;
  patch: (change: Change<R>) => EstablishmentPatch;
  shown: string;
};

export const timeRules: RulesOf<EstablishmentSettings['timeRules']> = {
  read: (settings) => settings.timeRules,
  patch: (change) => ({ timeRules: change }),
  shown: 'timesheets',
};
export const planningRules: RulesOf<EstablishmentSettings['planningRules']> = {
  read: (settings) => settings.planningRules,
  patch: (change) => ({ planningRules: change }),
  shown: 'planning',
};

/** Saves a store's rules from what the form showed; where somebody else was quicker, nothing is written before one chose. */
export function useRules<R>(place: EstablishmentView, of: RulesOf<R>, onSaved: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  // As this form showed them: what comes in meanwhile must not change what `from` says.
  const [opened, setOpened] = useState(() => of.read(place.settings));
  const [clash, setClash] = useState<R | null>(null);
  const act = useAct(async (change: Change<R>) => {
    try {
      const { settings } = await editEstablishment(api, place.id, of.patch(change));
      setOpened(of.read(settings));
      setClash(null);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['establishments'] }),
        queries.invalidateQueries({ queryKey: [of.shown] }),
      ]);
      onSaved();
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'conflict') throw error;
      const view = await queries.fetchQuery({ ...establishmentsQuery(api), staleTime: 0 });
      const now = view.establishments.find(({ id }) => id === place.id);
      if (now === undefined) throw error;
      setClash(of.read(now.settings));
    }
  });
  return {
    opened,
    clash,
    act,
    save: act.run,
    /** What somebody else wrote stands. */
    settle: (rules: R) => {
      setOpened(rules);
      setClash(null);
    },
  };
}
