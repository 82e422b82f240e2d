import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ZodMiniType } from 'zod/mini';
import { type Failure, type FailureCode, asFailure } from './api/failure.ts';
import { keptHere } from './platform/kept.ts';
import { useOnline } from './platform/online.ts';

/** How long the server may take before a page opens with what this device kept. Ms. */
export const patience = 4_000;
/** An answer of this age that the server takes long to renew is no longer told as fresh: it missed two turns. Ms. */
const freshFor = 120_000;

/** An answer as the server gave it, or else as this device kept it. */
export type ShownAnswer<T> = {
  data: T | undefined;
  /** When it was loaded, ms; 0 without one. */
  at: number;
  /** It is the copy of this device. */
  kept: boolean;
  /** It could not be brought up to date, and nobody refused it: its age is to be said. */
  old: boolean;
  failure: Failure | null;
};

type Asked<T> = Pick<
  UseQueryResult<T>,
  'data' | 'dataUpdatedAt' | 'error' | 'isFetching' | 'isEnabled'
>;

/** What is kept of an answer: `name` on this device, of whom, and what of it may stay there. */
export type Keeping<T> = {
  name: string;
  person: string;
  schema: ZodMiniType<T>;
  toKeep: (data: T, person: string) => T;
};

/** Keeps the last answer to a question on this device (spec PLAN-97). */
export function useKeep<T>(
  { data, dataUpdatedAt }: Pick<Asked<T>, 'data' | 'dataUpdatedAt'>,
  { name, person, toKeep }: Omit<Keeping<T>, 'schema'>,
  keeps = true,
): void {
  useEffect(() => {
    if (data === undefined || !keeps) return;
    void keptHere.keep(name, { person, at: dataUpdatedAt, value: toKeep(data, person) });
  }, [name, person, data, dataUpdatedAt, toKeep, keeps]);
}

/**
 * Follows a question whose last answer is kept on this device (spec PLAN-97). The copy stands in where the server cannot be
 * reached or takes long, and gives way to its answer; a server that refuses is believed.
 *
 * @param keeps this answer is the one to be kept; otherwise the copy of another one stands in for it
 */
export function useKeptAnswer<T>(
  asked: Asked<T>,
  keeping: Keeping<T>,
  keeps = true,
): ShownAnswer<T> {
  useKeep(asked, keeping, keeps);
  const { name, person, schema } = keeping;
  const { data, dataUpdatedAt: at, isEnabled, isFetching } = asked;
  const lacking = data === undefined && isEnabled;
  const online = useOnline();
  const late = useLate(lacking || isFetching, at);
  const copy = useQuery({
    queryKey: ['kept', name, person],
    queryFn: async () => {
      const kept = await keptHere.read(name, Date.now(), person);
      const read = schema.safeParse(kept?.value);
      return kept === null || !read.success ? null : { data: read.data, at: kept.at };
    },
    enabled: lacking,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const failure = asFailure(asked.error);
  return shownOf({ data, at, failure, waits: late || !online, copy: copy.data ?? null });
}

/** @param asked `waits`: the server takes long, or the browser has no network */
export function shownOf<T>({
  data,
  at,
  failure,
  waits,
  copy,
}: {
  data: T | undefined;
  at: number;
  failure: Failure | null;
  waits: boolean;
  copy: { data: T; at: number } | null;
}): ShownAnswer<T> {
  const unreached = failure === null ? waits : isUnreached(failure.code);
  if (data !== undefined) return { data, at, kept: false, old: unreached, failure };
  if (copy === null || !unreached) return { data, at: 0, kept: false, old: false, failure };
  return { ...copy, kept: true, old: true, failure };
}

/** Nobody answered, or a server that is in trouble itself: that says nothing about what was asked. */
export function isUnreached(code: FailureCode): boolean {
  return ['offline', 'unreadable', 'internal', 'busy'].includes(code);
}

/** Whether an answer, or a newer one than that of `at` (ms), has been waited for for longer than somebody waits. */
function useLate(waiting: boolean, at: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => {
      // A clock that was set meanwhile says nothing about an age.
      setLate(Math.abs(Date.now() - at) > freshFor);
    }, patience);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waiting, at]);
  return waiting && late;
}
