import { type ReactNode, useMemo, useState } from 'react';
import { ManagingWords } from '../language/managing-words.tsx';
import { useObserved } from '../observed.ts';
import type { Tablet } from '../tablet.ts';
import type { Write } from '../writing.ts';
import { usePrivacyDue } from './privacy-due.ts';
import { PrivacyScreen } from './privacy-screen.tsx';
import { markPrivacySeen, watchPrivacy } from './store.ts';

/** « Vos données »: for anybody before a PIN, and for whoever has typed theirs. */
export default function Privacy({
  tablet,
  write,
  person,
  panel,
  onBack,
}: {
  tablet: Tablet;
  write: Write;
  /** Null before a PIN. */
  person: string | null;
  panel: ReactNode;
  onBack: () => void;
}) {
  const view = useObserved(useMemo(() => watchPrivacy(tablet), [tablet]));
  const due = usePrivacyDue(tablet, person);
  const [busy, setBusy] = useState(false);
  if (view === null) return null;
  const seen = (by: string) => () =>
    write(async () => {
      setBusy(true);
      try {
        await markPrivacySeen(tablet, by);
        onBack();
      } finally {
        setBusy(false);
      }
    });
  return (
    <ManagingWords>
      <PrivacyScreen
        view={view}
        panel={panel}
        busy={busy}
        onSeen={person !== null && due ? seen(person) : null}
        onLater={onBack}
      />
    </ManagingWords>
  );
}
