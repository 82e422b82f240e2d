import { useCallback, useMemo, useState } from 'react';
import { useObserved } from '../observed.ts';
import type { SlotProps } from '../settings/view.ts';
import { EstablishmentScreen } from './establishment-screen.tsx';
import { SettingDialog } from './setting-dialog.tsx';
import { editEstablishment, settleClash, watchEstablishment } from './store.ts';
import type { EstablishmentField } from './view.ts';

/** Paramètres › Établissement › Réglages: one field at a time, each change an operation of its own. */
export default function Establishment({ tablet, write, manager, zone, now }: SlotProps) {
  const view = useObserved(useMemo(() => watchEstablishment(tablet), [tablet]));
  const [open, setOpen] = useState<EstablishmentField | null>(null);
  const [busy, setBusy] = useState(false);
  const act = useCallback(
    (work: () => Promise<void>) => {
      write(async () => {
        setBusy(true);
        try {
          await work();
        } finally {
          setBusy(false);
        }
      });
    },
    [write],
  );
  return (
    <>
      <EstablishmentScreen
        view={view}
        zone={zone}
        now={now}
        busy={busy}
        onOpen={setOpen}
        onSettle={(field, keep) => act(() => settleClash(tablet, { field, keep, manager }))}
      />
      {open === null || view === null ? null : (
        <SettingDialog
          key={open}
          field={open}
          fields={view.fields}
          busy={busy}
          onSave={(changes) =>
            act(async () => {
              await editEstablishment(tablet, { manager, changes });
              setOpen(null);
            })
          }
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
