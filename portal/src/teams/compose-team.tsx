import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import type { TeamView } from '@comptoir/shared/teams/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { CheckCard } from '@comptoir/ui/checkbox';
import { SidePanel } from '@comptoir/ui/side-panel';
import { TextField } from '@comptoir/ui/text-field';
import { useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { useToast } from '../toasts.tsx';
import { Unsaved } from '../unsaved.tsx';
import { candidatesOf, drawn, found, isIn, movesOf } from './composing.ts';
import styles from './teams.module.css';

/** W13: who is in a team, chosen from everybody who works there. Many come in and go at once. */
export function ComposeTeam({
  team,
  lines,
  onPut,
  onClose,
}: {
  team: TeamView;
  lines: readonly EmployeeLine[];
  /** Puts people into a team, all or none; null takes them out of theirs. */
  onPut: (team: string | null, people: string[]) => Promise<void>;
  onClose: () => void;
}) {
  const { text, language } = useSpeech();
  const queries = useQueryClient();
  const toast = useToast();
  const [typed, setTyped] = useState('');
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const candidates = useMemo(() => candidatesOf(lines, team, language), [lines, team, language]);
  const sought = useDeferredValue(typed);
  const shown = useMemo(() => found(candidates, sought), [candidates, sought]);
  const { into, out } = movesOf(candidates, turned, team);
  const changed = into.length + out.length > 0;
  const act = useAct(async (_: void) => {
    try {
      if (into.length > 0) await onPut(team.id, into);
      if (out.length > 0) await onPut(null, out);
    } finally {
      await Promise.all(
        ['teams', 'employees'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
    }
    return true;
  });
  const turn = (id: string) =>
    setTurned((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const save = () => {
    void act.run(undefined).then((done) => {
      if (done !== true) return;
      toast({ text: text('teams.said-composed', { team: team.name }) });
      onClose();
    });
  };
  const left = shown.length - drawn;
  return (
    <SidePanel
      title={text('teams.compose', { team: team.name })}
      closeLabel={text('act.close')}
      onClose={onClose}
      foot={
        <div className={styles.foot}>
          <p role="status">
            {changed
              ? [
                  into.length > 0 ? text('teams.compose-in', { count: into.length }) : '',
                  out.length > 0 ? text('teams.compose-out', { count: out.length }) : '',
                ]
                  .filter(Boolean)
                  .join(', ')
              : text('teams.compose-same')}
          </p>
          <Failed failure={act.failure} />
          <BusyButton
            tone="primary"
            busy={act.busy}
            busyLabel={text('act.sending')}
            disabled={!changed}
            onClick={save}
          >
            {text('teams.compose-save')}
          </BusyButton>
        </div>
      }
    >
      <Unsaved when={changed && !act.busy} title={text('record.leave')}>
        {text('rights.leave-text')}
      </Unsaved>
      <div className={styles.compose}>
        <p className={styles.soft}>{text('teams.compose-one')}</p>
        <TextField
          label={text('teams.compose-search')}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <ul className={styles.candidates} aria-label={text('teams.compose-people')}>
          {shown.slice(0, drawn).map((one) => (
            <li key={one.id}>
              <CheckCard
                title={one.name === '' ? text('person.erased') : one.name}
                text={
                  one.team === null
                    ? text('teams.compose-none')
                    : text('teams.compose-now', { team: one.team })
                }
                checked={isIn(one, team) !== turned.has(one.id)}
                onChange={() => turn(one.id)}
              />
            </li>
          ))}
        </ul>
        {shown.length === 0 ? <p role="status">{text('teams.compose-nobody')}</p> : null}
        {left > 0 ? (
          <p className={styles.soft}>{text('teams.compose-more', { count: left })}</p>
        ) : null}
      </div>
    </SidePanel>
  );
}
