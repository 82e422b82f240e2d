import type { PlannedShift } from '@comptoir/shared/planning/portal';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import styles from './dialogs.module.css';
import { standingOf } from './plan.ts';
import { type Names, sayShift } from './plan-words.ts';
import type { PlanClash } from './plan-writer.ts';

/** Two managers changed the same shifts: both versions stand side by side, and nothing is written before one is chosen. */
export function ClashDialog({
  clash,
  names,
  onSettle,
}: {
  clash: PlanClash;
  names: Names;
  onSettle: (theirs: ReadonlySet<string>) => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(
    () => new Set(clash.current.map(({ id }) => id)),
  );
  const rest = clash.edits.length - clash.current.length;
  const say = (content: Parameters<typeof sayShift>[2] | null) =>
    content === null ? text('plan.clash-none') : sayShift(speech, names, content);
  const choose = (shift: PlannedShift, mine: boolean) =>
    setTheirs((before) => {
      const next = new Set(before);
      if (mine) next.delete(shift.id);
      else next.add(shift.id);
      return next;
    });
  return (
    <Dialog title={text('plan.clash-title')} wide onClose={() => onSettle(theirs)}>
      <Fields>
        <p>{text('plan.clash-text')}</p>
        <ul className={styles.clashes}>
          {clash.current.map((shift) => {
            const wanted = clash.edits.find((edit) => edit.shift === shift.id)?.to ?? null;
            const mine = !theirs.has(shift.id);
            return (
              <li key={shift.id} className={styles.clash}>
                {[true, false].map((own) => (
                  <label key={String(own)} className={styles.version}>
                    <input
                      type="radio"
                      name={shift.id}
                      checked={own === mine}
                      onChange={() => choose(shift, own)}
                    />
                    <span>
                      <span className={styles.whose}>
                        {text(own ? 'plan.clash-yours' : 'plan.clash-theirs')}
                      </span>
                      <span className={styles.what}>{say(own ? wanted : standingOf(shift))}</span>
                    </span>
                  </label>
                ))}
              </li>
            );
          })}
        </ul>
        {rest > 0 ? <p>{text('plan.clash-rest', { count: rest })}</p> : null}
        <Acts>
          <Button tone="primary" onClick={() => onSettle(theirs)}>
            {text('plan.clash-done')}
          </Button>
        </Acts>
      </Fields>
    </Dialog>
  );
}
