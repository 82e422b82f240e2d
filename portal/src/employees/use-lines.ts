import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useApi } from '../api/use-api.ts';
import { employeesQuery } from './api.ts';

/**
 * Changes lines of the list before the server has answered. `change` answers what puts them back where the server
 * refuses; `settle` asks the server how things stand.
 */
export function useLines() {
  const api = useApi();
  const queries = useQueryClient();
  const { queryKey } = employeesQuery(api);
  const change = useCallback(
    (ids: ReadonlySet<string>, fields: Partial<EmployeeLine>) => {
      const before = queries.getQueryData(queryKey);
      // An answer that is on its way was written before this act.
      void queries.cancelQueries({ queryKey, exact: true });
      queries.setQueryData(queryKey, (lines) =>
        lines?.map((line) => (ids.has(line.id) ? { ...line, ...fields } : line)),
      );
      return () => queries.setQueryData(queryKey, before);
    },
    [queries, queryKey],
  );
  const settle = useCallback(
    () => queries.invalidateQueries({ queryKey: ['employees'] }),
    [queries],
  );
  return { change, settle };
}
