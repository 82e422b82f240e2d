import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import type { TeamView } from '@comptoir/shared/teams/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { Progress } from '@comptoir/ui/progress';
import { SelectField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import { useToast } from '../toasts.tsx';
import { changeEmployee, invite, makePins, putIntoTeam } from './api.ts';
import { useSlips } from './slips.tsx';
import { teamsInOrder } from './team-tree.ts';
import { useBatches } from './use-batches.ts';
import { useLines } from './use-lines.ts';
import { type BulkAct, touchedBy } from './user-acts.ts';
import { fullName } from './users-list.ts';

/** How many go in one request: PINs are slow to make, an archive is one act, a queue takes many. */
const sizes: Record<BulkAct, number> = { invite: 500, team: 5_000, pins: 25, archive: 1 };
const titles = {
  invite: 'bulk.invite-title',
  team: 'bulk.team-title',
  pins: 'bulk.pins-title',
  archive: 'bulk.archive-title',
} as const;
const doing = {
  invite: 'bulk.invite',
  team: 'bulk.team-act',
  pins: 'bulk.pins-act',
  archive: 'bulk.archive',
} as const;

/** Asks before an act on many, says whom it leaves alone, and shows how far it is. */
export function BulkDialog({
  act,
  lines,
  teams,
  placeOf,
  onClose,
}: {
  act: BulkAct;
  lines: readonly EmployeeLine[];
  teams: readonly TeamView[];
  placeOf: (line: EmployeeLine) => string;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const toast = useToast();
  const slips = useSlips();
  const { settle } = useLines();
  const batches = useBatches<EmployeeLine>();
  const [team, setTeam] = useState('');
  // The list changes while the act goes on: what it is about was settled when it was asked for.
  const [people] = useState(() => touchedBy(act, lines));
  const left = lines.length - people.length;
  const named = (line: EmployeeLine) => fullName(line) ?? text('person.erased');
  const options = teamsInOrder(teams, null);
  const refused: EmployeeLine[] = [];
  const kept: EmployeeLine[] = [];

  const perform: Record<BulkAct, (some: EmployeeLine[]) => Promise<void>> = {
    invite: async (some) => {
      const { results, mailed } = await invite(
        api,
        some.map(({ id }) => id),
      );
      if (mailed === false) kept.push(...some);
      const failed = new Set(
        results.filter((one) => one.refusal !== null).map((one) => one.person),
      );
      refused.push(...some.filter(({ id }) => failed.has(id)));
    },
    team: (some) =>
      putIntoTeam(
        api,
        team === '' ? null : team,
        some.map(({ id }) => id),
      ),
    pins: async (some) => {
      const made = await makePins(
        api,
        some.map(({ id }) => id),
      );
      const of = new Map(some.map((line) => [line.id, line]));
      slips.add(
        made.flatMap(({ person, pin }) => {
          const line = of.get(person);
          return line === undefined
            ? []
            : [{ person, pin, name: named(line), place: placeOf(line) }];
        }),
      );
    },
    archive: async (some) => {
      for (const { id } of some) await changeEmployee(api, id, 'archive');
    },
  };

  const restoreAll = async (done: readonly EmployeeLine[]) => {
    for (const { id } of done) await changeEmployee(api, id, 'restore');
    await settle();
    toast({ text: text('bulk.restored', { count: done.length }) });
  };

  const start = async () => {
    const done = await batches.run(people, sizes[act], perform[act]);
    await settle();
    const count = done - refused.length;
    if (refused.length > 0) {
      const names = refused.slice(0, 8).map(named).join(', ');
      toast({ tone: 'warn', text: text('bulk.refused', { count: refused.length, names }) });
    } else if (count > 0) {
      if (act === 'invite')
        toast({ text: text(kept.length > 0 ? 'bulk.kept' : 'bulk.invited', { count }) });
      if (act === 'pins') toast({ text: text('slips.title', { count }) });
      if (act === 'team') {
        const name = options.find((one) => one.team.id === team)?.team.name;
        toast({ text: text('bulk.teamed', { team: name ?? text('bulk.team-none') }) });
      }
      if (act === 'archive') {
        toast({
          text: text('bulk.archived', { count }),
          undo: () => void restoreAll(people.slice(0, done)),
        });
      }
    }
    if (done === people.length) onClose();
  };

  const { progress, running, failure } = batches;
  return (
    <Dialog
      title={text(titles[act], { count: people.length })}
      onClose={() => {
        if (!running) onClose();
      }}
    >
      <Fields>
        {people.length === 0 ? <p>{text('bulk.nobody')}</p> : <Asked act={act} />}
        {act === 'team' && people.length > 0 ? (
          options.length === 0 ? (
            <p>{text('bulk.team-empty')}</p>
          ) : (
            <SelectField
              label={text('users.team')}
              value={team}
              onChange={(event) => setTeam(event.target.value)}
            >
              <option value="">{text('bulk.team-none')}</option>
              {options.map((one) => (
                <option key={one.team.id} value={one.team.id}>
                  {`${'\u2003'.repeat(one.depth)}${one.team.name}`}
                </option>
              ))}
            </SelectField>
          )
        ) : null}
        {left === 0 ? null : <p>{text('bulk.left', { count: left })}</p>}
        {progress === null ? null : (
          <div>
            <Progress {...progress} label={text('bulk.progress', progress)} />
            <p role="status">{text('bulk.progress', progress)}</p>
          </div>
        )}
        <Failed failure={failure} />
        <Acts>
          {people.length === 0 ? null : (
            <BusyButton
              tone={act === 'archive' ? 'danger' : 'primary'}
              busy={running}
              busyLabel={text('act.sending')}
              onClick={() => void start()}
            >
              {text(doing[act])}
            </BusyButton>
          )}
          <Button onClick={running ? batches.stop : onClose}>
            {text(running ? 'bulk.stop' : people.length === 0 ? 'act.close' : 'act.cancel')}
          </Button>
        </Acts>
      </Fields>
    </Dialog>
  );
}

function Asked({ act }: { act: BulkAct }) {
  const { text } = useSpeech();
  if (act === 'invite') return <p>{text('bulk.invite-text')}</p>;
  if (act === 'pins') return <p>{text('bulk.pins-text')}</p>;
  if (act === 'team') return null;
  return (
    <>
      <p>{text('person.archive-ends')}</p>
      <p>{text('person.archive-stays')}</p>
    </>
  );
}
