import { Face } from '@comptoir/ui/face';
import { type ComponentProps, createContext, useContext, useMemo } from 'react';
import { useObserved } from './observed.ts';
import type { Observable } from './platform/signal.ts';

/** The picture of that hash, as soon as this tablet holds it; null until then. */
export type Faces = (hash: string) => Observable<Blob | null>;
const none: Observable<Blob | null> = {
  subscribe(next) {
    next(null);
    return { unsubscribe: () => undefined };
  },
};
export const Faces = createContext<Faces>(() => none);

type Look = Pick<ComponentProps<typeof Face>, 'initials' | 'colour'> & { photo?: string | null };
type Size = NonNullable<ComponentProps<typeof Face>['size']>;

/** A person's photo, or their initials until there is one. */
export function PersonFace({ line, size = 'regular' }: { line: Look; size?: Size }) {
  const { photo = null, ...look } = line;
  return photo === null ? (
    <Face image={null} initials={look.initials} colour={look.colour} size={size} />
  ) : (
    <Pictured key={photo} hash={photo} initials={look.initials} colour={look.colour} size={size} />
  );
}

function Pictured({
  hash,
  ...look
}: { hash: string } & Omit<ComponentProps<typeof Face>, 'image'>) {
  const faces = useContext(Faces);
  const image = useObserved(useMemo(() => faces(hash), [faces, hash]));
  return <Face image={image} {...look} />;
}
