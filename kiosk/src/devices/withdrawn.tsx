import { type ReactNode, useMemo, useState } from 'react';
import { ManagingWords } from '../language/managing-words.tsx';
import { useObserved } from '../observed.ts';
import type { SyncView } from '../sync/view.ts';
import type { Tablet } from '../tablet.ts';
import type { Write } from '../writing.ts';
import { RevokedScreen } from './revoked-screen.tsx';
import { forgetDevice, watchHeld } from './store.ts';

/** A tablet that was withdrawn, ended or declared lost: what it still does, and how it ends. */
export default function Withdrawn({
  tablet,
  write,
  ...shown
}: {
  tablet: Tablet;
  write: Write;
  sync: SyncView;
  onPunch: () => void;
  exportButton: ReactNode;
}) {
  const held = useObserved(useMemo(() => watchHeld(tablet), [tablet]));
  const [busy, setBusy] = useState(false);
  if (held === null) return null;
  return (
    <ManagingWords>
      <RevokedScreen
        {...shown}
        held={held}
        busy={busy}
        onReset={() =>
          write(async () => {
            setBusy(true);
            try {
              // Refused when somebody punched meanwhile: the count on the screen says so.
              await forgetDevice(tablet);
            } finally {
              setBusy(false);
            }
          })
        }
      />
    </ManagingWords>
  );
}
