import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ZodMiniType } from 'zod/mini';
import { type Failure, asFailure } from './api/failure.ts';
import { keptHere } from './platform/kept.ts';

/** How long the server may take before a page opens with what this device kept. Ms. */
export const patience = 4_000;

/** An answer as the server gave it, or else as this device kept it. */
export type ShownAnswer<T> = {
  data: T | undefined;
  /** When it was loaded, ms; 0 without one. */
  at: number;
  /** It is the copy of this device. */
  kept: boolean;
  /** It could not be brought up to date, and that is the network's doing: its age is to be said. */
  old: boolean;
  failure: Failure | null;
};

type Asked<T> = Pick<UseQueryResult<T>, 'data' | 'dataUpdatedAt' | 'error'>;

/** What is kept of an answer: `name` on this device, of whom, and what of it may stay there. */
export type Keeping<T> = {
  name: string;
  person: string;
  schema: ZodMiniType<T>;
  toKeep: (data: T) => T;
};

/** Keeps the last answer to a question on this device (spec PLAN-97). */
export function useKeep<T>(
  { data, dataUpdatedAt }: Pick<Asked<T>, 'data' | 'dataUpdatedAt'>,
  { name, person, toKeep }: Keeping<T>,
): void {
  useEffect(() => {
    if (data === undefined) return;
    void keptHere.keep(name, { person, at: dataUpdatedAt, value: toKeep(data) });
  }, [name, person, data, dataUpdatedAt, toKeep]);
}

/**
 * Follows a question whose last answer is kept on this device (spec PLAN-97). The copy stands in where the server cannot be
 * reached or takes long, and gives way to its answer; a server that refuses is believed.
 */
export function useKeptAnswer<T>(asked: Asked<T>, keeping: Keeping<T>): ShownAnswer<T> {
  useKeep(asked, keeping);
  const { name, person, schema } = keeping;
  const { data, dataUpdatedAt } = asked;
  const failure = asFailure(asked.error);
  const lacking = data === undefined;
  const late = useLate(lacking);
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
  const unreached = failure === null ? late : isUnreached(failure);
  const copied = lacking && unreached ? (copy.data ?? null) : null;
  return {
    data: data ?? copied?.data,
    at: copied?.at ?? dataUpdatedAt,
    kept: copied !== null,
    old: unreached && (copied !== null || data !== undefined),
    failure,
  };
}

function isUnreached({ code }: Failure): boolean {
  return code === 'offline' || code === 'unreadable';
}

/** Whether something has been lacking for longer than somebody waits. */
function useLate(lacking: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!lacking) return;
    const timer = setTimeout(setLate, patience, true);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [lacking]);
  return lacking && late;
}
