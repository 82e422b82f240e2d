import type { Me } from '@comptoir/shared/access/portal';
import { Icon } from '@comptoir/ui/icon';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useSpeech } from '../../language/language.tsx';
import { Loaded } from '../../loaded.tsx';
import { planRequestsQuery } from './api.ts';
import { type QueuedRequest, queueOf, stepOf } from './request-queue.ts';
import { RequestRow } from './request-row.tsx';
import styles from './requests.module.css';

/** Absences and swaps that wait for whoever looks, by hand or by keys alone; nothing where none does (spec PLAN-96). */
export function RequestsToDecide({ establishments }: Pick<Me, 'establishments'>) {
  const query = useQuery(planRequestsQuery(useApi()));
  return (
    <Loaded query={query} rows={2}>
      {(answer) => <Queue requests={queueOf(answer)} establishments={establishments} />}
    </Loaded>
  );
}

function Queue({
  requests,
  establishments,
}: {
  requests: QueuedRequest[];
  establishments: Me['establishments'];
}) {
  const { text } = useSpeech();
  const list = useRef<HTMLUListElement>(null);
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState<{ id: string } | null>(null);
  const shown = requests.filter(({ id }) => !settled.has(id));
  const [chosen, setChosen] = useState<string | null>(null);
  const current = shown.find(({ id }) => id === chosen)?.id ?? shown[0]?.id ?? null;

  useEffect(() => {
    if (wanted === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(wanted.id)}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }, [wanted]);

  const go = (id: string | null) => {
    setChosen(id);
    setWanted(id === null ? null : { id });
  };
  const settle = (id: string) => {
    const at = shown.findIndex((one) => one.id === id);
    setSettled((before) => new Set([...before, id]));
    go((shown[at + 1] ?? shown[at - 1])?.id ?? null);
  };
  const step = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!isForQueue(event.target, list.current)) return;
    const to = stepOf(
      event.key,
      shown.findIndex(({ id }) => id === current),
      shown.length,
    );
    const act = list.current?.querySelector<HTMLElement>(
      `[data-current] [data-letter="${CSS.escape(event.key.toLowerCase())}"]`,
    );
    if (to !== null) go(shown[to]?.id ?? null);
    else act?.click();
    if (to !== null || act) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => step(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  if (shown.length === 0) return null;
  return (
    <section className={styles.section} aria-label={text('asks.title')}>
      <div className={styles.heading}>
        <h2>{text('asks.title')}</h2>
        <span role="status">{text('asks.count', { count: shown.length })}</span>
      </div>
      <p className={styles.hint}>
        <Icon name="info" size={18} />
        <span>
          {text('asks.hint')} <span className={styles.keys}>{text('asks.keys')}</span>
        </span>
      </p>
      <ul ref={list} className={styles.queue}>
        {shown.map((one) => (
          <RequestRow
            key={one.id}
            one={one}
            current={one.id === current}
            establishments={establishments}
            onFocus={() => setChosen(one.id)}
            onSettled={() => settle(one.id)}
          />
        ))}
      </ul>
    </section>
  );
}

/** Keys of a field, of a dialog and of acts beside the list belong to those. */
function isForQueue(target: EventTarget | null, list: HTMLElement | null): boolean {
  if (!(target instanceof Element) || target.closest('input, select, textarea, dialog'))
    return false;
  return list?.contains(target) === true || target.closest('a, button, summary') === null;
}
