import { useCallback } from 'react';
import styles from './face.module.css';
import { Monogram } from './monogram.tsx';

type Size = 'small' | 'regular' | 'large';

/** A person's photo, or their initials. Decoration: the name always stands beside it. */
export function Face({
  image,
  initials,
  colour,
  size = 'regular',
}: {
  /** Null where there is none. */
  image: Blob | null;
  initials: string;
  /** One of the `--person-…` tokens. */
  colour: string;
  size?: Size;
}) {
  if (image === null) return <Monogram initials={initials} colour={colour} size={size} />;
  return <Picture image={image} size={size} />;
}

/** An image in memory has an address only as long as something shows it. */
function Picture({ image, size }: { image: Blob; size: Size }) {
  const show = useCallback(
    (element: HTMLImageElement) => {
      const address = URL.createObjectURL(image);
      element.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [image],
  );
  return <img ref={show} className={styles.photo} data-size={size} alt="" />;
}
