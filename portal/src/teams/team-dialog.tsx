import type { TeamView } from '@comptoir/shared/teams/portal';
import { Notice } from '@comptoir/ui/notice';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { useToast } from '../toasts.tsx';
import { createTeam, editTeam } from './api.ts';
import { type Branch, flat, isTaken, mayGrow, parentsFor } from './tree-of.ts';

/** What is asked about one team: a new one of an establishment, or one that stands. */
export type TeamQuestion =
  | { act: 'create'; establishment: string; parent: string | null }
  | { act: 'rename' | 'move'; team: TeamView };

/** Makes, renames or moves a team. */
export function TeamDialog({
  question,
  teams,
  tree,
  onClose,
}: {
  question: TeamQuestion;
  teams: readonly TeamView[];
  /** Of its establishment. */
  tree: readonly Branch[];
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  // As the dialog showed it: what comes in meanwhile must not change what `from` says.
  const [team] = useState(question.act === 'create' ? null : question.team);
  const [name, setName] = useState(team?.name ?? '');
  const [parent, setParent] = useState(
    team?.parent ?? (question.act === 'create' ? question.parent : null),
  );
  const [tried, setTried] = useState(false);
  const { act: what } = question;
  const of = {
    id: team?.id ?? null,
    establishment: question.act === 'create' ? question.establishment : question.team.establishment,
  };
  const trimmed = name.trim();
  const fault =
    trimmed === '' ? text('field.missing') : isTaken(name, of, teams) ? text('teams.taken') : null;
  const act = useAct(async (_: void) => {
    try {
      if (team === null) await createTeam(api, { ...of, name: trimmed, parent });
      else if (what === 'rename') {
        if (trimmed !== team.name) {
          await editTeam(api, team.id, { name: { from: team.name, to: trimmed } });
        }
      } else if (parent !== team.parent) {
        await editTeam(api, team.id, { parent: { from: team.parent, to: parent } });
      }
    } finally {
      await Promise.all(
        ['teams', 'employees'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
    }
    return true;
  });
  const submit = (form: HTMLFormElement) => {
    setTried(true);
    if (what !== 'move' && fault !== null) return focusFirstWrong(form);
    void act.run(undefined).then((done) => {
      if (done !== true) return;
      const said = team === null ? 'teams.said-created' : 'teams.said-saved';
      toast({ text: text(said, { team: what === 'move' ? (team?.name ?? '') : trimmed }) });
      onClose();
    });
  };
  const parents = team === null ? flat(tree).filter(mayGrow) : parentsFor(team.id, tree);
  const title = team?.name ?? '';
  const clash = act.failure?.code === 'conflict';
  return (
    <DialogForm
      title={text(`teams.${what}-title`, { team: title })}
      act={text(what === 'create' ? 'teams.create' : what === 'move' ? 'teams.move' : 'act.save')}
      busy={act.busy}
      failure={clash ? null : act.failure}
      onSubmit={submit}
      onClose={onClose}
    >
      {what === 'move' ? null : (
        <TextField
          label={text('teams.name')}
          autoFocus
          maxLength={40}
          value={name}
          error={tried ? fault : null}
          onChange={(event) => setName(event.target.value)}
        />
      )}
      {what === 'rename' ? (
        <p>{text('teams.rename-text')}</p>
      ) : (
        <SelectField
          label={text('teams.parent')}
          value={parent ?? ''}
          onChange={({ target }) => setParent(target.value === '' ? null : target.value)}
        >
          <option value="">{text('teams.parent-none')}</option>
          {parents.map((one) => (
            <option key={one.team.id} value={one.team.id}>
              {`${'\u2003'.repeat(one.level - 1)}${one.team.name}`}
            </option>
          ))}
        </SelectField>
      )}
      {what === 'move' ? <p>{text('teams.move-text')}</p> : null}
      {clash ? (
        <Notice tone="warn" icon="warning" alert>
          {text('teams.clash')}
        </Notice>
      ) : null}
    </DialogForm>
  );
}
