import type { TeamView } from '@comptoir/shared/teams/portal';
import { useQueryClient } from '@tanstack/react-query';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Confirm } from '../confirm.tsx';
import { useSpeech } from '../language/language.tsx';
import { useToast } from '../toasts.tsx';
import { removeTeam } from './api.ts';

/** Asks before a team goes, and says where its people, tasks and sub-teams go (TEAM-7). */
export function RemoveTeam({
  team,
  parent,
  onClose,
}: {
  team: TeamView;
  /** The team above it; null for one at the top. */
  parent: TeamView | null;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const { name, people: count } = team;
  const act = useAct(async (_: void) => {
    try {
      await removeTeam(api, team.id);
    } finally {
      await Promise.all(
        ['teams', 'employees'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
    }
    return true;
  });
  return (
    <Confirm
      title={text('teams.remove-title', { team: name })}
      act={text('teams.remove')}
      busy={act.busy}
      failure={act.failure}
      onClose={onClose}
      onConfirm={() => {
        void act.run(undefined).then((done) => {
          if (done !== true) return;
          toast({ text: text('teams.said-removed', { team: name }) });
          onClose();
        });
      }}
    >
      <p>
        {parent !== null
          ? text('teams.remove-up', { count, parent: parent.name })
          : count === 0
            ? text('teams.remove-empty')
            : text('teams.remove-top', { count })}
      </p>
      <p>{text('teams.remove-rights')}</p>
      <p>{text('teams.remove-stays')}</p>
    </Confirm>
  );
}
