import { Notice } from '@comptoir/ui/notice';
import { Tabs } from '@comptoir/ui/tabs';
import { useMemo, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { useObserved } from '../observed.ts';
import type { SlotProps } from '../settings/view.ts';
import styles from './manage.module.css';
import { ManageRequests } from './manage-requests.tsx';
import { ManageDay, PlanNotTaken, PostClashes } from './manage-screen.tsx';
import { decidePlan, postShift, settlePost } from './managing/store.ts';
import { ShiftDialog } from './shift-dialog.tsx';
import { settleNotTaken, watchDayPlan } from './store.ts';
import type { ShownShift } from './view.ts';

const tabs = ['today', 'tomorrow', 'requests'] as const;

/** Paramètres › Planning: today and tomorrow, published at once, and what people ask for; offline too. */
export default function ManagePlanning({ tablet, write, manager, now }: SlotProps) {
  const { text } = useSpeech();
  const [tab, setTab] = useState<(typeof tabs)[number]>('today');
  const [editing, setEditing] = useState<{ shift: ShownShift | null; day: string } | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const view = useObserved(useMemo(() => watchDayPlan(tablet, manager), [tablet, manager]));
  if (view === null) return null;
  const waiting = view.absences.length + view.swaps.length;
  const day = view.days[tab === 'tomorrow' ? 1 : 0]?.day ?? '';
  const keep = (work: () => Promise<void>, words: string) => {
    setEditing(null);
    write(async () => {
      await work();
      setSaid(words);
    });
  };
  return (
    <div className={styles.room}>
      <h1>{text('plan.title')}</h1>
      <Tabs
        label={text('plan.title')}
        tabs={tabs.map((value) => ({
          value,
          label: text(`plan.tab-${value}`, { count: waiting }),
          marked: value === 'requests' && waiting > 0,
        }))}
        chosen={tab}
        onChoose={(next) => {
          setSaid(null);
          setTab(next);
        }}
      >
        {/* What was not taken after all is said below: both would contradict each other. */}
        {said === null || view.notTaken.length > 0 ? null : (
          <Notice tone="calm" icon="check" alert>
            {said}
          </Notice>
        )}
        <PostClashes
          view={view}
          busy={false}
          onSettle={(key, choice) =>
            keep(() => settlePost(tablet, { key, keep: choice, manager }), text('plan.settled'))
          }
        />
        <PlanNotTaken view={view} onSettle={(key) => write(() => settleNotTaken(tablet, key))} />
        {tab === 'requests' ? (
          <ManageRequests
            {...{ view, manager }}
            onDecide={(decision) =>
              keep(() => decidePlan(tablet, decision, manager), text('plan.decided'))
            }
          />
        ) : (
          <ManageDay
            {...{ view, day, now }}
            onShift={(shift) => setEditing({ shift, day })}
            onAdd={() => setEditing({ shift: null, day })}
          />
        )}
      </Tabs>
      {editing === null ? null : (
        <ShiftDialog
          {...{ view }}
          day={editing.day}
          shift={editing.shift}
          busy={false}
          onSave={(wanted) =>
            keep(
              () => postShift(tablet, editing.shift?.row ?? null, wanted, manager),
              text('plan.published'),
            )
          }
          onRemove={() =>
            keep(
              () => postShift(tablet, editing.shift?.row ?? null, null, manager),
              text('plan.removed'),
            )
          }
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}
