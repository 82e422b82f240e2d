import type { PublicationPreview } from '@comptoir/shared/planning/portal';
import { Badge } from '@comptoir/ui/badge';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { SidePanel } from '@comptoir/ui/side-panel';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { publicationQuery, publish } from './api.ts';
import { newId } from './open-plan.ts';
import type { ShiftWarnings } from './plan-alerts.ts';
import type { PlanPeriod } from './plan-days.ts';
import type { Names } from './plan-words.ts';
import { DifferenceLine, PersonChanges } from './publish-person.tsx';
import styles from './publish.module.css';

/**
 * « Publier »: exactly who is affected by what, before and after, with short notices and warnings, and how they hear of it
 * (spec PLAN-66). One button; what is published is what was shown, or nothing.
 */
export function PublishPanel({
  establishment,
  period,
  team,
  names,
  alerts,
  waiting,
  onPublished,
  onClose,
}: {
  establishment: string;
  period: PlanPeriod;
  team: { id: string; name: string } | null;
  names: Names;
  /** What stands against the shifts as they would be published. */
  alerts: ShiftWarnings;
  /** Something that was done here is not written yet. */
  waiting: boolean;
  onPublished: (version: number, told: number) => void;
  onClose: () => void;
}) {
  const { text, days } = useSpeech();
  const api = useApi();
  const { from, to } = period;
  const of = { establishment, from, to, team: team?.id ?? null };
  const query = useQuery({ ...publicationQuery(api, of), enabled: !waiting });
  // Asked twice after a lost answer, it is one publication.
  const attempt = useRef<{ hash: string; id: string } | null>(null);
  const [changed, setChanged] = useState(false);
  const { run, busy, failure } = useAct(async ({ hash, changes, people }: PublicationPreview) => {
    if (attempt.current?.hash !== hash) attempt.current = { hash, id: newId() };
    const made = await publish(api, { ...of, publication: attempt.current.id, changes, hash });
    onPublished(made.version, people.length);
  });
  if (failure?.code === 'conflict' && !changed) {
    setChanged(true);
    void query.refetch();
  }
  const preview = query.data;
  const ready = preview !== undefined && !query.isFetching && preview.changes > 0 && !waiting;
  return (
    <SidePanel
      title={text('plan.publish-title')}
      closeLabel={text('act.close')}
      onClose={onClose}
      foot={
        <div className={styles.foot}>
          {failure === null || failure.code === 'conflict' ? null : <Failed failure={failure} />}
          <BusyButton
            tone="primary"
            icon="check"
            wide
            busy={busy || (query.isFetching && preview !== undefined)}
            busyLabel={text('act.sending')}
            disabled={!ready}
            onClick={() => {
              if (!ready) return;
              setChanged(false);
              void run(preview);
            }}
          >
            {text('plan.publish-act', { count: preview?.changes ?? 0 })}
          </BusyButton>
        </div>
      }
    >
      <p className={styles.days}>
        {text('plan.publish-days', {
          days: days(from, to),
          who: team?.name ?? text('plan.publish-all'),
        })}
      </p>
      {changed ? (
        <Notice tone="warn" icon="warning" alert>
          {text('plan.publish-changed-meanwhile')}
        </Notice>
      ) : null}
      {waiting ? (
        <p role="status" className={styles.days}>
          {text('plan.publish-wait')}
        </p>
      ) : (
        <Loaded query={query} rows={4}>
          {(data) => <Preview preview={data} names={names} alerts={alerts} />}
        </Loaded>
      )}
      {preview?.changes === 0 ? <Button onClick={onClose}>{text('act.close')}</Button> : null}
    </SidePanel>
  );
}

function Preview({
  preview,
  names,
  alerts,
}: {
  preview: PublicationPreview;
  names: Names;
  alerts: ShiftWarnings;
}) {
  const { text } = useSpeech();
  const { changes, people, open } = preview;
  const told = new Set(
    people.flatMap(({ differences }) =>
      differences.flatMap(({ shift, after }) => (after !== null && alerts.has(shift) ? shift : [])),
    ),
  ).size;
  if (changes === 0) {
    return (
      <EmptyState icon="check" title={text('plan.publish-none')}>
        {text('plan.publish-none-text')}
      </EmptyState>
    );
  }
  const late = people.filter((one) => one.late !== null).length;
  return (
    <div className={styles.preview}>
      <div className={styles.sum}>
        <p className={styles.told}>
          <Icon name="people" size={22} />
          {people.length === 0
            ? text('plan.publish-nobody-told')
            : text('plan.publish-people', { count: people.length })}
        </p>
        {people.length === 0 ? null : <p className={styles.only}>{text('plan.publish-only')}</p>}
        {late + told === 0 ? null : (
          <p className={styles.badges}>
            {late === 0 ? null : (
              <Badge tone="warn" icon="history">
                {text('plan.publish-lates', { count: late })}
              </Badge>
            )}
            {told === 0 ? null : (
              <Badge tone="danger" icon="warning">
                {text('plan.publish-alerts', { count: told })}
              </Badge>
            )}
          </p>
        )}
        {told === 0 ? null : <p className={styles.only}>{text('plan.publish-informs')}</p>}
      </div>
      <ul
        className={styles.people}
        // What scrolls is scrolled by keys too.
        tabIndex={0}
        aria-label={text('plan.publish-people', { count: people.length })}
      >
        {people.map((one) => (
          <PersonChanges key={one.person} of={one} names={names} alerts={alerts} />
        ))}
        {open.length === 0 ? null : (
          <li className={styles.person}>
            <h3 className={styles.name}>{text('plan.publish-open')}</h3>
            <ul className={styles.lines}>
              {open.map((one) => (
                <DifferenceLine key={one.shift} of={one} names={names} alerts={alerts} />
              ))}
            </ul>
          </li>
        )}
      </ul>
    </div>
  );
}
