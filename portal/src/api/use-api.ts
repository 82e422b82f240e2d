import { createContext, useContext } from 'react';
import type { Api } from './api.ts';

export const ApiContext = createContext<Api | null>(null);

/** The server, as this page reaches it. */
export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === null) throw new Error('A page stands outside <ApiContext>.');
  return api;
}
