import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from '../api/use-api.ts';
import { Failure } from '../api/failure.ts';
import {
  currentSubscription,
  onWorker,
  ownEndpointHash,
  subscribe,
  unsubscribe,
} from '../platform/push.ts';
import { notificationsKey, preferencesQuery, saveSubscription } from './api.ts';
import { keepingOf } from './push-state.ts';
import { notes } from '../platform/notes.ts';

/** Whoever turned pushes on in this browser: a browser keeps one subscription, whoever logs in. */
const ownerKey = 'comptoir-push-owner';
export const pushOwner = {
  read: (): string | null => notes.getItem(ownerKey),
  keep: (person: string): void => notes.setItem(ownerKey, person),
  forget: (): void => notes.removeItem(ownerKey),
};

/** Follows the page's worker: what was told is shown at once, and a touch on a notification opens its page here. */
export function useTold(person: string, onOpen: (path: string) => void): void {
  const api = useApi();
  const queries = useQueryClient();
  useEffect(
    () =>
      onWorker(({ open }) => {
        void queries.invalidateQueries(notificationsKey);
        if (open !== null && /^\/(?!\/)[\w/-]*$/.test(open)) onOpen(open);
      }),
    [queries, onOpen],
  );
  useEffect(() => {
    const keep = async () => {
      const current = await currentSubscription();
      const owner = pushOwner.read();
      if (current === null || owner === null) return;
      const { publicKey: serverKey, devices } = await queries.fetchQuery(preferencesQuery(api));
      const hash = await ownEndpointHash();
      const listed = devices.some(({ endpointHash }) => endpointHash === hash);
      const what = keepingOf({ owner, person, listed, key: current.key, serverKey });
      if (what === 'end') {
        await unsubscribe();
        return pushOwner.forget();
      }
      pushOwner.keep(person);
      if (what === 'tell') await saveSubscription(api, current.request);
      if (what !== 'renew' || Notification.permission !== 'granted') return;
      const renewed = await subscribe(serverKey);
      if (typeof renewed !== 'string') await saveSubscription(api, renewed);
    };
    keep().catch((error: unknown) => {
      // Without a network it is told at the next visit.
      if (!(error instanceof Failure)) throw error;
    });
  }, [api, queries, person]);
}
