import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { AttachDialog } from './attach-dialog.tsx';
import styles from './list.module.css';
import type { EmployeesView, UnknownPunch } from './view.ts';

/** Punches from « Je ne suis pas dans la liste »: a manager says whose they are. */
export function UnknownList({
  view,
  manager,
  busy,
  onAttach,
}: {
  view: EmployeesView;
  manager: string;
  busy: boolean;
  onAttach: (punch: string, person: string) => void;
}) {
  const { text, time, date } = useSpeech();
  const [asked, setAsked] = useState<UnknownPunch | null>(null);
  if (view.unknown.length === 0) {
    return (
      <EmptyState icon="check" title={text('employees.unknown-none')}>
        {text('employees.unknown-none-do')}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={styles.rows}>
        {view.unknown.map((one) => (
          <li key={one.punch} className={styles.pair}>
            <div className={styles.row}>
              <span className={styles.hour}>{time(one.at, view.zone)}</span>
              <span className={styles.who}>
                <span className={styles.name}>
                  <b>{one.name}</b>
                </span>
                <span className={styles.detail}>
                  {text(`punch.${one.type}`)} · {date(one.at, view.zone)}
                </span>
                {one.pending ? (
                  <span className={styles.marks}>
                    <Badge tone="warn" icon="sending">
                      {text('employees.unsent')}
                    </Badge>
                  </span>
                ) : null}
              </span>
            </div>
            <Button
              icon="person"
              aria-label={text('employees.attach-label', { name: one.name })}
              onClick={() => setAsked(one)}
            >
              {text('employees.attach')}
            </Button>
          </li>
        ))}
      </ul>
      {asked === null ? null : (
        <AttachDialog
          punch={asked}
          view={view}
          manager={manager}
          busy={busy}
          onAttach={(person) => {
            onAttach(asked.punch, person);
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
