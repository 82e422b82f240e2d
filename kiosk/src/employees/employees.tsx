import { useCallback, useMemo, useState } from 'react';
import { useObserved } from '../observed.ts';
import type { SlotProps } from '../settings/view.ts';
import { useWayBack } from '../ways-back.ts';
import { useAct } from './acting.ts';
import { AddForm } from './add-form.tsx';
import { draftsOf } from './unfinished.ts';
import styles from './employees.module.css';
import { ListScreen } from './list-screen.tsx';
import { NewPin } from './new-pin.tsx';
import { type Place, backFrom, start } from './place.ts';
import { PersonRecord } from './record.tsx';
import { addEmployee, attachPunch, restoreEmployee, watchEmployees } from './store.ts';

/** Paramètres › Établissement › Employés (K6–K16): where one is in it, and what each press does. */
export default function Employees(
  props: SlotProps & {
    /** Name of the establishment, for the slip. */
    establishment: string;
    /** Frees a locked person; done in the room of access. */
    unlock: (person: string) => Promise<void>;
  },
) {
  const { tablet, write, manager, now } = props;
  const view = useObserved(useMemo(() => watchEmployees(tablet), [tablet]));
  const [place, go] = useState<Place>(start);
  const [query, setQuery] = useState('');
  const { busy, act } = useAct(write);
  const open = useCallback((person: string) => go({ name: 'record', person, tab: 'profile' }), []);
  const drafts = draftsOf(tablet);
  const back = backFrom(place);
  useWayBack(back === null ? null : () => go(back));
  const [scrolled] = useState(() => new Map<string, number>());
  if (view === null) return null;

  const here = () => {
    switch (place.name) {
      case 'list': {
        const draft = drafts.of(manager);
        return (
          <ListScreen
            view={view}
            manager={manager}
            roll={place.roll}
            scrolled={scrolled}
            query={query}
            draft={draft}
            busy={busy}
            onQuery={setQuery}
            onOpen={open}
            onAdd={() => go({ name: 'add' })}
            onRoll={(roll) => go({ name: 'list', roll })}
            onRestore={(person) =>
              act(async () => {
                await restoreEmployee(tablet, { person, manager });
                go({ name: 'record', person, tab: 'access' });
              })
            }
            onAttach={(punch, person) => act(() => attachPunch(tablet, { punch, person, manager }))}
            onResume={() =>
              go(
                draft === null || draft.person === null
                  ? { name: 'add' }
                  : { name: 'edit', person: draft.person, tab: 'profile', field: null },
              )
            }
            onDrop={() => {
              drafts.drop(manager);
              go({ ...place });
            }}
          />
        );
      }
      case 'add': {
        const draft = drafts.of(manager);
        const typed = draft?.person === null ? draft.values : {};
        return (
          <AddForm
            teams={view.teams}
            first={{ given: '', family: '', team: '', ...typed }}
            busy={busy}
            onChange={(values) =>
              drafts.keep(manager, { person: null, name: '', values, photo: null, at: now })
            }
            onAdd={({ given, family, team }) =>
              act(async () => {
                const shown = await addEmployee(tablet, {
                  given: given.trim(),
                  family: family.trim(),
                  team: team.trim() === '' ? null : team.trim(),
                  manager,
                });
                drafts.drop(manager);
                go({ name: 'new-pin', shown, added: true, language: null });
              })
            }
            onCancel={() => {
              drafts.drop(manager);
              go(start);
            }}
          />
        );
      }
      case 'new-pin':
        return (
          <NewPin
            shown={place.shown}
            added={place.added}
            establishment={props.establishment}
            language={place.language}
            onAnother={() => go({ name: 'add' })}
            onRecord={() => open(place.shown.person)}
            onDone={() => go(backFrom(place) ?? start)}
          />
        );
      case 'record':
      case 'edit':
        return (
          <PersonRecord
            key={place.person}
            {...props}
            place={place}
            people={view.people}
            teams={view.teams}
            busy={busy}
            act={act}
            go={go}
          />
        );
    }
  };
  return <div className={styles.place}>{here()}</div>;
}
