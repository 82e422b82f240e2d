import { useCallback, useState } from 'react';
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
  /** In memory, or its address; null where there is none. */
  image: Blob | string | null;
  initials: string;
  /** One of the `--person-…` tokens. */
  colour: string;
  size?: Size;
}) {
  const [missing, setMissing] = useState(false);
  if (image === null || missing) {
    return <Monogram initials={initials} colour={colour} size={size} />;
  }
  if (image instanceof Blob) return <Picture image={image} size={size} />;
  return (
    <img
      src={image}
      className={styles.photo}
      data-size={size}
      alt=""
      loading="lazy"
      onError={() => setMissing(true)}
    />
  );
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
