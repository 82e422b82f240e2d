import { type ReactNode, useMemo } from 'react';
import { ManagingWords } from '../language/managing-words.tsx';
import { useObserved } from '../observed.ts';
import type { Missing as MissingView } from '../sync/view.ts';
import type { Tablet } from '../tablet.ts';
import { MissingScreen } from './missing-screen.tsx';
import { watchPeople } from './store.ts';

/** What of the tablet before this one may be missing. It stays as it was when nothing is any more, until somebody leaves. */
export default function Missing({
  tablet,
  missing,
  ...shown
}: {
  tablet: Tablet;
  missing: MissingView | null;
  zone: string;
  now: number;
  clock: ReactNode;
  onBack: () => void;
}) {
  const people = useObserved(useMemo(() => watchPeople(tablet), [tablet]));
  if (people === null) return null;
  return (
    <ManagingWords>
      <MissingScreen
        {...shown}
        missing={missing}
        ask={people.filter(({ id }) => missing?.ask.includes(id) === true)}
      />
    </ManagingWords>
  );
}
