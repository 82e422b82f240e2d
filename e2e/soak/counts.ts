/** What a run did, by name; parts of it are added up. */
export class Counts {
  readonly #times = new Map<string, number>();

  add(what: string, times = 1): void {
    this.#times.set(what, (this.#times.get(what) ?? 0) + times);
  }

  of(what: string): number {
    return this.#times.get(what) ?? 0;
  }

  take(entries: readonly (readonly [string, number])[]): void {
    for (const [what, times] of entries) this.add(what, times);
  }

  entries(): [string, number][] {
    return [...this.#times].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
