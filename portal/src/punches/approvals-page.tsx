import type { Me } from '@comptoir/shared/access/portal';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Page } from '../page.tsx';
import { doubtfulQuery } from './api.ts';
import styles from './approvals.module.css';
import { type Doubt, type Doubtful, countDoubts, doubtsOf } from './doubt.ts';

const step = 50;

/** Doubtful punches: each with why somebody should look at it, what to do, and where that can be done today. */
export function ApprovalsPage({
  establishments,
  mayOpen,
  requests,
}: Pick<Me, 'establishments'> & {
  /** Whether records of people can be opened. */
  mayOpen: boolean;
  /** What people ask of the schedule, drawn by its room: it comes first. */
  requests: ReactNode;
}) {
  const { text } = useSpeech();
  const query = useQuery(doubtfulQuery(useApi()));
  const [chosen, setChosen] = useState<Doubt | null>(null);
  const [shown, setShown] = useState(step);
  return (
    <Page title={text('approvals.title')} lead={text('approvals.lead')}>
      {requests}
      <Loaded query={query} rows={5}>
        {(punches) => {
          const counts = countDoubts(punches);
          // The last one of a reason may have gone while it was chosen.
          const reason = counts.some(({ doubt }) => doubt === chosen) ? chosen : null;
          const of = punches.filter((one) => reason === null || doubtsOf(one).includes(reason));
          if (punches.length === 0) {
            return (
              <EmptyState icon="check" title={text('approvals.none')}>
                {text('approvals.none-text')}
              </EmptyState>
            );
          }
          return (
            <>
              {counts.length < 2 ? null : (
                <fieldset className={styles.filter}>
                  <legend>{text('approvals.filter')}</legend>
                  <Choice
                    on={reason === null}
                    label={text('approvals.all', { count: punches.length })}
                    onChoose={() => setChosen(null)}
                  />
                  {counts.map(({ doubt, count }) => (
                    <Choice
                      key={doubt}
                      on={reason === doubt}
                      label={`${text(`approvals.${doubt}`)} · ${count}`}
                      onChoose={() => setChosen(doubt)}
                    />
                  ))}
                </fieldset>
              )}
              <ul className={styles.punches}>
                {of.slice(0, shown).map((one) => (
                  <Row key={one.id} one={one} establishments={establishments} mayOpen={mayOpen} />
                ))}
              </ul>
              {of.length > shown ? (
                <Button onClick={() => setShown(shown + step)}>
                  {text('approvals.more', { count: of.length - shown })}
                </Button>
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Choice({ on, label, onChoose }: { on: boolean; label: string; onChoose: () => void }) {
  return (
    <button type="button" className={styles.choice} aria-pressed={on} onClick={onChoose}>
      {on ? <Icon name="check" size={18} /> : null}
      {label}
    </button>
  );
}

function Row({
  one,
  establishments,
  mayOpen,
}: {
  one: Doubtful;
  establishments: Me['establishments'];
  mayOpen: boolean;
}) {
  const { text, date, time } = useSpeech();
  const place = establishments.find(({ id }) => id === one.establishment);
  const zone = place?.zone ?? establishments[0]?.zone ?? 'Europe/Paris';
  const name = one.name ?? text('approvals.erased');
  const icon = { in: 'in', out: 'out', 'break-start': 'break', 'break-end': 'resume' } as const;
  return (
    <li className={styles.punch}>
      <div className={styles.what}>
        <span className={styles.at}>{time(one.at, zone)}</span>
        <span className={styles.who}>
          {one.person === null || !mayOpen ? (
            <b>{name}</b>
          ) : (
            <Link to="/configuration/users/$person" params={{ person: one.person }}>
              {name}
            </Link>
          )}
          <span className={styles.detail}>
            <Icon name={icon[one.type]} size={16} />
            {[text(`approvals.type-${one.type}`), date(one.at, zone), place?.name]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </span>
        </span>
      </div>
      <ul className={styles.doubts}>
        {doubtsOf(one).map((doubt) => (
          <li key={doubt}>
            <Badge tone="warn" icon="warning">
              {text(`approvals.${doubt}`)}
            </Badge>
            <p>
              {text(`approvals.${doubt}-why`)}{' '}
              <span className={styles.todo}>{text(`approvals.${doubt}-do`)}</span>
            </p>
          </li>
        ))}
      </ul>
    </li>
  );
}
