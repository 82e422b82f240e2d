import type { SyncAnswer } from '@comptoir/shared/sync/messages';

/** What a tablet knows from the pages of the feed, each row as its text. */
export class FeedCopy {
  readonly #rows = new Map<string, string>();

  take({ changes, resync }: SyncAnswer): void {
    // It begins again without a cursor: what the new reading does not bring is not there any more.
    if (resync !== null) this.#rows.clear();
    for (const { room, key, row } of changes) {
      if (row === null) this.#rows.delete(`${room} ${key}`);
      else this.#rows.set(`${room} ${key}`, JSON.stringify(row));
    }
  }

  /** @returns the first row that only one of the two has, or has otherwise; null: they are the same */
  differenceFrom(other: FeedCopy): string | null {
    for (const key of new Set([...this.#rows.keys(), ...other.#rows.keys()])) {
      const [mine, theirs] = [this.#rows.get(key), other.#rows.get(key)];
      if (mine !== theirs) return `${key}: ${mine ?? 'nothing'} instead of ${theirs ?? 'nothing'}`;
    }
    return null;
  }
}
