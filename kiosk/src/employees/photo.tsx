import { Face } from '@comptoir/ui/face';
import { type ComponentProps, createContext, useContext, useEffect, useState } from 'react';
import type { EmployeeLine } from './view.ts';

/** Finds a photo on this tablet by its hash; null where it has not come yet. */
export type PhotoSource = (hash: string) => Promise<Blob | null>;
export const Photos = createContext<PhotoSource>(() => Promise.resolve(null));

/** A person's photo, or their initials until there is one. */
export function PersonFace({
  line,
  size,
}: {
  line: Pick<EmployeeLine, 'photo' | 'initials' | 'colour'>;
  size?: NonNullable<ComponentProps<typeof Face>['size']>;
}) {
  const image = usePhoto(line.photo);
  return (
    <Face
      image={image}
      initials={line.initials}
      colour={line.colour}
      {...(size === undefined ? {} : { size })}
    />
  );
}

function usePhoto(hash: string | null): Blob | null {
  const find = useContext(Photos);
  const [found, setFound] = useState<{ hash: string; blob: Blob } | null>(null);
  useEffect(() => {
    if (hash === null) return;
    let gone = false;
    void find(hash).then((blob) => {
      if (!gone && blob !== null) setFound({ hash, blob });
    });
    return () => {
      gone = true;
    };
  }, [find, hash]);
  return found !== null && found.hash === hash ? found.blob : null;
}

/**
 * Asks the machine for a picture. The field stands outside every screen: choosing one may hide the page, which locks
 * the settings (T15), and the picture must not be lost by that.
 */
export function pickPhoto(camera: boolean, picked: (image: Blob) => void): void {
  const field = document.createElement('input');
  field.type = 'file';
  field.accept = 'image/*';
  if (camera) field.setAttribute('capture', 'user');
  field.addEventListener('change', () => {
    const image = field.files?.[0];
    if (image !== undefined) picked(image);
  });
  field.click();
}
