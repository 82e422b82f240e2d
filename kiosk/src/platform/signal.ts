/** What a screen subscribes to. Dexie's live queries and everything below have this shape. */
export type Observable<T> = {
  subscribe(next: (value: T) => void, failed?: (error: unknown) => void): { unsubscribe(): void };
};

/** An observable that may be asked what it last told, without waiting; null before that. */
export type Held<T> = Observable<T> & { get(): T | null };

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

/** Shares one subscription among all subscribers, for as long as there is one, and keeps what it last told. */
export function hold<T>(source: Observable<T>): Held<T> {
  let last: { value: T } | null = null;
  let own: { unsubscribe(): void } | null = null;
  const subscribers = new Set<{ next: (value: T) => void; failed: (error: unknown) => void }>();
  return {
    get: () => last?.value ?? null,
    subscribe(next, failed = () => undefined) {
      const one = { next, failed };
      subscribers.add(one);
      if (last !== null) next(last.value);
      own ??= source.subscribe(
        (value) => {
          last = { value };
          for (const { next: tell } of [...subscribers]) tell(value);
        },
        (error) => {
          for (const { failed: tell } of [...subscribers]) tell(error);
        },
      );
      return {
        unsubscribe() {
          subscribers.delete(one);
          if (subscribers.size > 0) return;
          own?.unsubscribe();
          own = null;
          last = null;
        },
      };
    },
  };
}

/** The same held observable for the same owner, whoever asks: what was read before the first screen is there for it. */
export function heldBy<O extends object, T>(
  make: (owner: O) => Observable<T>,
): (owner: O) => Held<T> {
  const held = new WeakMap<O, Held<T>>();
  return (owner) => {
    const known = held.get(owner) ?? hold(make(owner));
    held.set(owner, known);
    return known;
  };
}
