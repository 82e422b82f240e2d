import { type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import { ManagingWords } from '../src/language/managing-words.tsx';
import type { Section } from '../src/settings/sections.ts';
import { ClashScreen } from '../src/tasks/clash-screen.tsx';
import { ListForm, emptyList } from '../src/tasks/list-form.tsx';
import { ArchiveDialog } from '../src/tasks/list-warnings.tsx';
import { ListsScreen } from '../src/tasks/lists-screen.tsx';
import type { ListLine, TaskListsView } from '../src/tasks/lists-view.ts';
import { RegisterPaper } from '../src/tasks/register-print.tsx';
import type { Shown, WantedPeriod } from '../src/tasks/register-rules.ts';
import { RegisterScreen } from '../src/tasks/register-screen.tsx';
import type { RegisterView } from '../src/tasks/register-view.ts';
import { TaskForm } from '../src/tasks/task-form.tsx';
import { now, zone } from './samples.ts';
import * as sample from './task-samples.ts';

const nothing = () => undefined;

function Lists({ view }: { view: TaskListsView }) {
  return (
    <ListsScreen
      view={view}
      onNew={nothing}
      onOpen={nothing}
      onMove={nothing}
      onRestore={nothing}
    />
  );
}

function Form({ line, kept = false }: { line: ListLine | null; kept?: boolean }) {
  return (
    <ListForm
      stands={line}
      content={line ?? emptyList}
      kept={kept}
      people={sample.lists.people}
      teams={sample.lists.teams}
      newId={() => 'new'}
      onChange={nothing}
      onSave={nothing}
      onArchive={line === null ? null : nothing}
      onLeave={nothing}
    />
  );
}

function Task({ place }: { place: number | null }) {
  const kitchen = sample.lists.lists[0];
  return (
    <>
      <Form line={kitchen ?? null} />
      <TaskForm
        item={place === null ? null : (kitchen?.tasks[place] ?? null)}
        people={sample.lists.people}
        teams={sample.lists.teams}
        onPut={nothing}
        onRemove={nothing}
        onClose={nothing}
      />
    </>
  );
}

function Register({
  view,
  kind = 'week',
  first = 'all',
}: {
  view: RegisterView | null;
  kind?: WantedPeriod['kind'];
  first?: Shown;
}) {
  const [wanted, setWanted] = useState<WantedPeriod>(
    kind === 'choose' ? { kind, from: view?.from ?? '', to: view?.to ?? '' } : { kind },
  );
  return (
    <RegisterScreen
      view={view}
      first={first}
      wanted={wanted}
      onWanted={setWanted}
      zone={zone}
      now={now}
      onSave={() => Promise.resolve()}
    />
  );
}

/** The task lists and the register inside of the settings. `frame` draws the settings around a part of them. */
export function taskScreens(
  frame: (first: Section, body: ReactNode) => ReactNode,
): Record<string, () => ReactNode> {
  const within = (first: Section, body: ReactNode) => () =>
    frame(first, <ManagingWords>{body}</ManagingWords>);
  const lists = (body: ReactNode) => within('task-lists', body);
  const register = (body: ReactNode) => within('register', body);
  return {
    lists: lists(<Lists view={sample.lists} />),
    'lists-empty': lists(<Lists view={sample.emptyLists} />),
    'lists-crowded': lists(<Lists view={sample.crowdedLists} />),
    'lists-clash': lists(<Lists view={sample.withClash} />),
    'list-new': lists(<Form line={null} />),
    'list-edit': lists(<Form line={sample.lists.lists[0] ?? null} kept />),
    'list-full': lists(<Form line={sample.fullList} />),
    'list-task': lists(<Task place={0} />),
    'list-task-new': lists(<Task place={null} />),
    'list-archive': lists(
      <>
        <Lists view={sample.lists} />
        <ArchiveDialog title="Ouverture cuisine" onArchive={nothing} onClose={nothing} />
      </>,
    ),
    'list-clash': lists(
      sample.clashing.clash === null ? null : (
        <ClashScreen
          title={sample.clashing.title}
          clash={sample.clashing.clash}
          zone={zone}
          today="2026-11-21"
          nameOf={() => 'Chloé Garnier'}
          onKeep={nothing}
          onBack={nothing}
        />
      ),
    ),
    register: register(<Register view={sample.register(1)} kind="today" />),
    'register-week': register(<Register view={sample.register(7)} />),
    'register-late': register(<Register view={sample.register(20)} kind="month" first="late" />),
    'register-values': register(
      <Register view={sample.register(20)} kind="month" first="values" />,
    ),
    'register-choose': register(
      <Register view={sample.register(92)} kind="choose" first="values" />,
    ),
    'register-vast': register(<Register view={sample.vastRegister()} kind="choose" />),
    'register-empty': register(<Register view={{ ...sample.register(1), entries: [] }} />),
    'register-reading': register(<Register view={null} />),
    'register-paper': register(
      <>
        <Register view={sample.register(7)} />
        {createPortal(
          <RegisterPaper view={sample.register(7)} zone={zone} now={now} />,
          document.body,
        )}
      </>,
    ),
  };
}
