import { liveQuery } from 'dexie';
import { lostItsTransaction, readAgain } from './reading.ts';
import type { Local } from './transaction.ts';
import type { Observable } from '../platform/signal.ts';

/** Views that speak of now are made again this often even when nothing was written. Ms. */
const againAfter = 20_000;

/** Runs a read now, after every commit that touches what it read, and as time passes. */
export function watch<T>(local: Pick<Local, 'platform'>, read: () => Promise<T>): Observable<T> {
  return {
    subscribe(next, failed) {
      let live: { unsubscribe(): void } | null = null;
      let cancel: () => void = () => undefined;
      let failures = 0;
      const begin = () => {
        cancel();
        live?.unsubscribe();
        live = liveQuery(read).subscribe(
          (value) => {
            failures = 0;
            next(value);
          },
          (error) => {
            failures += 1;
            if (lostItsTransaction(error) && failures < readAgain) begin();
            else failed?.(error);
          },
        );
        cancel = local.platform.timers.after(againAfter, begin);
      };
      begin();
      return {
        unsubscribe() {
          cancel();
          live?.unsubscribe();
        },
      };
    },
  };
}
