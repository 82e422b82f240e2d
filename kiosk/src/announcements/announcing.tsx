import { useMemo, useRef, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { useObserved } from '../observed.ts';
import type { SlotProps } from '../settings/view.ts';
import { useWayBack } from '../ways-back.ts';
import { AnnounceForm } from './announce-form.tsx';
import { ManagedScreen } from './managed-screen.tsx';
import { ReceiptsSheet } from './receipts-sheet.tsx';
import { announce, watchManaged, withdraw } from './store.ts';
import { emptyTyped, keptTyped } from './typed.ts';

type Open = { what: 'form' } | { what: 'one'; id: string };

/** Paramètres › Établissement › Annonces (spec NEWS-22). */
export default function Announcing({ tablet, write, manager, zone, now }: SlotProps) {
  const { day } = useSpeech();
  const view = useObserved(useMemo(() => watchManaged(tablet), [tablet]));
  const kept = keptTyped(tablet);
  const [open, setOpen] = useState<Open | null>(() =>
    kept.has(manager) ? { what: 'form' } : null,
  );
  useWayBack(open?.what === 'one' ? () => setOpen(null) : null);
  /** A second press publishes nothing twice. */
  const writing = useRef(false);
  if (view === null) return null;
  const once = (work: () => Promise<void>) => {
    if (writing.current) return;
    writing.current = true;
    write(async () => {
      try {
        await work();
        kept.delete(manager);
        setOpen(null);
      } finally {
        writing.current = false;
      }
    });
  };
  if (open?.what === 'form') {
    return (
      <AnnounceForm
        view={view}
        first={kept.get(manager) ?? emptyTyped}
        onChange={(typed) => kept.set(manager, typed)}
        onPublish={(typed) => once(() => announce(tablet, manager, typed))}
        onLeave={() => {
          kept.delete(manager);
          setOpen(null);
        }}
      />
    );
  }
  const times = { zone, today: day(now, zone) };
  const one = view.announcements.find(({ id }) => open?.what === 'one' && id === open.id);
  if (one !== undefined) {
    return (
      <ReceiptsSheet
        one={one}
        {...times}
        onWithdraw={() => once(() => withdraw(tablet, manager, one.id))}
        onBack={() => setOpen(null)}
      />
    );
  }
  return (
    <ManagedScreen
      view={view}
      {...times}
      onNew={() => setOpen({ what: 'form' })}
      onOpen={(id) => setOpen({ what: 'one', id })}
    />
  );
}
