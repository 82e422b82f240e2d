import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type Failure, asFailure } from '../../api/failure.ts';
import { useApi } from '../../api/use-api.ts';
import { issueStatements, refreshStatements, statementsQuery } from './api.ts';
import type { StatementPerson } from './statement-people.ts';

/** People a request: the server is never long away, and the bar moves. */
const slice = 20;

type Asked = { establishment: string; from: string; to: string };

/**
 * Issues to many, some at a time. What stopped it is told; whoever has theirs by then is left out when it goes on, also
 * where the answer itself was lost.
 */
export function useIssuing(people: readonly StatementPerson[], asked: Asked) {
  const api = useApi();
  const queries = useQueryClient();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const stopped = useRef(false);
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );

  /** Those who have another one than when it began. */
  const served = async (): Promise<Set<string>> => {
    const lines = await queries.fetchQuery({ ...statementsQuery(api, asked), staleTime: 0 });
    const before = new Map(people.map(({ sheet, standing }) => [sheet.person.id, standing?.id]));
    return new Set(
      lines
        .filter(
          ({ from, to, state }) => from === asked.from && to === asked.to && state !== 'replaced',
        )
        .filter(({ person, id }) => before.has(person) && before.get(person) !== id)
        .map(({ person }) => person),
    );
  };

  /** Answers whether everybody has theirs. */
  const run = async (): Promise<boolean> => {
    stopped.current = false;
    setRunning(true);
    setFailure(null);
    let have = done;
    try {
      if (failure !== null) {
        have = await served();
        setDone(have);
      }
      const left = people.map(({ sheet }) => sheet.person.id).filter((id) => !have.has(id));
      for (let at = 0; at < left.length && !stopped.current; at += slice) {
        const some = left.slice(at, at + slice);
        await issueStatements(api, { ...asked, people: some });
        have = new Set([...have, ...some]);
        setDone(have);
      }
      return have.size === people.length;
    } catch (error) {
      setFailure(asFailure(error));
      return false;
    } finally {
      setRunning(false);
      await refreshStatements(queries);
    }
  };
  const stop = () => {
    stopped.current = true;
  };
  return { done: done.size, total: people.length, running, failure, run, stop };
}
