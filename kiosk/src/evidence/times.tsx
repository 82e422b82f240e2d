import { useEffect, useMemo, useState } from 'react';
import { useObserved } from '../observed.ts';
import type { SlotProps } from '../settings/view.ts';
import { useWayBack } from '../ways-back.ts';
import { PeopleScreen } from './people-screen.tsx';
import { TimesScreen } from './times-screen.tsx';
import { readJumps, watchTimes, watchTimesPeople } from './store.ts';
import type { JumpLine } from './view.ts';

/** Paramètres › Établissement › Pointages: whose, then each with its three times. */
export default function Times({ tablet, write }: SlotProps) {
  const people = useObserved(useMemo(() => watchTimesPeople(tablet), [tablet]));
  const [person, setPerson] = useState<string | null>(null);
  const [query, setQuery] = useState('');
  const [jumps, setJumps] = useState<JumpLine[]>([]);
  useEffect(() => {
    let gone = false;
    write(async () => {
      const read = await readJumps(tablet);
      if (!gone) setJumps(read);
    });
    return () => {
      gone = true;
    };
  }, [tablet, write]);
  const leave = person === null ? null : () => setPerson(null);
  useWayBack(leave);
  const view = useObserved(useMemo(() => watchTimes(tablet, person ?? ''), [tablet, person]));
  if (people === null || view === null) return null;
  const chosen = people.find(({ id }) => id === person) ?? null;
  if (chosen === null) {
    return <PeopleScreen people={people} query={query} onQuery={setQuery} onChoose={setPerson} />;
  }
  return (
    <TimesScreen
      key={chosen.id}
      name={chosen.name}
      view={view}
      jumps={jumps}
      onBack={() => setPerson(null)}
    />
  );
}
