import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import styles from './anomalies.module.css';
import { AnomalyRow } from './anomaly-row.tsx';
import { anomaliesQuery } from './sheet-api.ts';
import { SheetFrame, SilentTablets } from './sheet-frame.tsx';
import { type QueuedAnomaly, keyOf, nextAfter, stepOf } from './sheet-queue.ts';
import type { SheetPlace, SheetSearch, SheetView } from './sheet-search.ts';

/** Whoever settles, and what they may. */
export type Looking = { me: string; decides: boolean; reopens: boolean };

/** What is to be settled, most pressing first, one after the other: by hand or by keys alone. */
export function AnomaliesPage({
  looking,
  view,
  places,
  now,
  onSearch,
}: {
  looking: Looking;
  view: SheetView;
  places: readonly SheetPlace[];
  now: number;
  onSearch: (search: SheetSearch) => void;
}) {
  const { text, language } = useSpeech();
  const { establishment, team, period } = view;
  const query = useQuery({
    ...anomaliesQuery(useApi(), {
      ...{ establishment: establishment.id, from: period.from, to: period.to },
    }),
    placeholderData: keepPreviousData,
  });
  const all = query.data?.anomalies ?? [];
  const names = new Set(all.flatMap(({ person }) => person?.team ?? []));
  const shown = team === null ? all : all.filter(({ person }) => person?.team === team);
  return (
    <SheetFrame
      view={view}
      places={places}
      teams={[...names].sort(new Intl.Collator(language).compare)}
      waiting={query.data === undefined ? null : all.length}
      onSearch={onSearch}
    >
      <Loaded query={query} rows={6}>
        {(answer) => (
          <>
            <SilentTablets silent={answer.silent} zone={establishment.zone} />
            {shown.length === 0 ? (
              <EmptyState icon="check" title={text('sheets.settled')}>
                {text('sheets.settled-text')}
              </EmptyState>
            ) : (
              <Queue
                anomalies={shown}
                silent={answer.silent}
                looking={looking}
                place={establishment}
                now={now}
              />
            )}
          </>
        )}
      </Loaded>
    </SheetFrame>
  );
}

/** One of them stands open, with its day and what can be done. What is settled makes room for the next. */
function Queue({
  anomalies,
  silent,
  looking,
  place,
  now,
}: {
  anomalies: readonly QueuedAnomaly[];
  silent: readonly { establishment: string; name?: string | undefined; since: number }[];
  looking: Looking;
  place: SheetPlace;
  now: number;
}) {
  const { text } = useSpeech();
  // Undefined: whichever comes first. Null: closed by hand.
  const [chosen, setChosen] = useState<string | null | undefined>();
  const [wanted, setWanted] = useState<{ key: string } | null>(null);
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLUListElement>(null);
  const shown = anomalies.filter((one) => !settled.has(keyOf(one)));
  const keys = shown.map(keyOf);
  const open =
    chosen === null || (chosen !== undefined && keys.includes(chosen)) ? chosen : (keys[0] ?? null);

  // After a key or an act the focus goes where the work is; after a press it stays where the hand is.
  useEffect(() => {
    if (wanted === null) return;
    const row = list.current?.querySelector<HTMLElement>(
      `[data-key="${CSS.escape(wanted.key)}"] > button`,
    );
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }, [wanted]);

  const go = (key: string | null) => {
    setChosen(key ?? undefined);
    setWanted(key === null ? null : { key });
  };
  const settle = (key: string) => {
    setSettled((before) => new Set([...before, key]));
    go(nextAfter(keys, key));
  };
  const step = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!isForQueue(event.target, list.current)) return;
    const to = stepOf(event.key, open === null ? -1 : keys.indexOf(open), keys.length);
    const act = list.current?.querySelector<HTMLElement>(
      `[data-open] [data-letter="${CSS.escape(event.key.toLowerCase())}"]`,
    );
    if (to !== null) go(keys[to] ?? null);
    else act?.click();
    if (to !== null || act) event.preventDefault();
  });
  // What was settled takes the focus with it: keys are heard wherever it is then, but never over a field or another act.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => step(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <p className={styles.hint}>
        <Icon name="info" size={18} />
        <span>
          {text('sheets.queue-hint')}{' '}
          <span className={styles.keys}>{text('sheets.queue-keys')}</span>
        </span>
      </p>
      <h2 className={styles.count}>
        <span role="status">{text('sheets.queue-count', { count: shown.length })}</span>
      </h2>
      <ul ref={list} className={styles.queue}>
        {shown.map((one) => {
          const key = keyOf(one);
          return (
            <AnomalyRow
              key={key}
              id={key}
              one={one}
              open={key === open}
              silent={silent}
              looking={looking}
              place={place}
              now={now}
              onOpen={() => setChosen(key === open ? null : key)}
              onSettled={() => settle(key)}
            />
          );
        })}
      </ul>
    </>
  );
}

/** Keys of a field, of a dialog and of acts beside the list belong to those. */
function isForQueue(target: EventTarget | null, list: HTMLElement | null): boolean {
  if (!(target instanceof Element) || target.closest('input, select, textarea, dialog'))
    return false;
  return list?.contains(target) === true || target.closest('a, button, summary') === null;
}
