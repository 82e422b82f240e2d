import { useMemo, useRef, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { useObserved } from '../observed.ts';
import type { SlotProps } from '../settings/view.ts';
import { useWayBack } from '../ways-back.ts';
import { ClashScreen } from './clash-screen.tsx';
import { type KeptList, keptLists } from './kept-list.ts';
import { ListForm, emptyList } from './list-form.tsx';
import { moveDefinitions, nextOrder } from './list-order.ts';
import { ListsScreen } from './lists-screen.tsx';
import type { ListContent, ListLine, TaskListsView } from './lists-view.ts';
import { defineLists, newTaskId, settleList, watchTaskLists } from './store.ts';

type Open =
  /** `previous`: what stood when it was opened. Whoever changes the list meanwhile is not overwritten, but clashes. */
  | { what: 'form'; list: string | null; previous: string | null; kept: KeptList | null }
  | { what: 'clash'; list: string };

/** Paramètres › Établissement › Listes de tâches. */
export default function TaskLists({ tablet, write, manager, zone, now }: SlotProps) {
  const { day } = useSpeech();
  const view = useObserved(useMemo(() => watchTaskLists(tablet), [tablet]));
  const written = keptLists(tablet);
  const [open, setOpen] = useState<Open | null>(() => {
    const kept = written.get(manager);
    return kept === undefined ? null : { what: 'form', ...kept, kept };
  });
  useWayBack(open?.what === 'clash' ? () => setOpen(null) : null);
  /** What was on the screen at the last change: a second press names the same definitions, and would clash with it. */
  const changed = useRef<TaskListsView | null>(null);
  if (view === null) return null;
  const once = (work: () => Promise<void>) => {
    if (changed.current === view) return;
    changed.current = view;
    write(work);
  };
  const lines = [...view.lists, ...view.archived];
  const close = () => {
    written.delete(manager);
    setOpen(null);
  };
  const define = (
    { line, previous }: { line: ListLine | null; previous: string | null },
    content: ListContent,
    archived = false,
  ) => {
    const list = line?.id ?? newTaskId(tablet);
    const stays = line !== null && line.moment === content.moment && !line.archived;
    const order = stays ? line.order : nextOrder(view.lists, content.moment);
    const input = { list, previous, content, order, archived };
    once(async () => {
      await defineLists(tablet, manager, [input]);
      close();
    });
  };
  const line = open === null ? null : (lines.find(({ id }) => id === open.list) ?? null);
  if (open?.what === 'form' && (open.list === null || line !== null)) {
    const { list, previous, kept } = open;
    return (
      <ListForm
        stands={line}
        content={kept?.content ?? (line === null ? emptyList : contentOf(line))}
        kept={kept !== null}
        people={view.people}
        teams={view.teams}
        newId={() => newTaskId(tablet)}
        onChange={(content) => written.set(manager, { list, previous, content })}
        onSave={(content) => define({ line, previous }, content)}
        onArchive={line === null ? null : () => define({ line, previous }, contentOf(line), true)}
        onLeave={close}
      />
    );
  }
  if (open?.what === 'clash' && line !== null && line.clash !== null) {
    return (
      <ClashScreen
        title={line.title}
        clash={line.clash}
        zone={zone}
        today={day(now, zone)}
        nameOf={(person) => view.people.find(({ id }) => id === person)?.name}
        onKeep={(keep) =>
          once(async () => {
            await settleList(tablet, { line, keep, manager });
            setOpen(null);
          })
        }
        onBack={() => setOpen(null)}
      />
    );
  }
  return (
    <ListsScreen
      view={view}
      onNew={() => setOpen({ what: 'form', list: null, previous: null, kept: null })}
      onOpen={({ id, definition: previous, clash }) =>
        setOpen(
          clash === null
            ? { what: 'form', list: id, previous, kept: null }
            : { what: 'clash', list: id },
        )
      }
      onMove={(moving, by) =>
        once(() => defineLists(tablet, manager, moveDefinitions(view.lists, moving, by)))
      }
      onRestore={(line) => define({ line, previous: line.definition }, contentOf(line))}
    />
  );
}

function contentOf({ title, moment, weekdays, tasks }: ListLine): ListContent {
  return { title, moment, weekdays, tasks };
}
