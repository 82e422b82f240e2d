import { liveQuery } from 'dexie';
import type { Observable } from '../platform/signal.ts';
import type { LocalDatabase } from './schema.ts';

/** The picture of that hash, online or not; null while this tablet does not hold it. */
export function watchFace({ photos }: LocalDatabase, hash: string): Observable<Blob | null> {
  return liveQuery(async () => {
    const photo = await photos.get(hash);
    return photo === undefined ? null : new Blob([photo.bytes], { type: photo.type });
  });
}
