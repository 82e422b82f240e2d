/** What a screen subscribes to. Dexie's live queries and everything below have this shape. */
export type Observable<T> = {
  subscribe(next: (value: T) => void, failed?: (error: unknown) => void): { unsubscribe(): void };
};

/** A value that says when it changes; a subscriber gets the present value at once. */
export type Signal<T> = Observable<T> & { get(): T; set(value: T): void };

export function createSignal<T>(first: T): Signal<T> {
  let value = first;
  const subscribers = new Set<(value: T) => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const tell of [...subscribers]) tell(value);
    },
    subscribe(next) {
      subscribers.add(next);
      next(value);
      return { unsubscribe: () => void subscribers.delete(next) };
    },
  };
}

/** Follows two observables at once; tells from the moment both have spoken. */
export function combine<A, B, T>(
  first: Observable<A>,
  second: Observable<B>,
  join: (a: A, b: B) => T,
): Observable<T> {
  return {
    subscribe(next, failed) {
      let a: { value: A } | null = null;
      let b: { value: B } | null = null;
      const tell = () => {
        if (a && b) next(join(a.value, b.value));
      };
      const left = first.subscribe((value) => {
        a = { value };
        tell();
      }, failed);
      const right = second.subscribe((value) => {
        b = { value };
        tell();
      }, failed);
      return {
        unsubscribe() {
          left.unsubscribe();
          right.unsubscribe();
        },
      };
    },
  };
}
