import { useEffect, useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { useMe } from '../use-me.ts';
import { type Written, previewAddress } from './api.ts';
import styles from './invitation.module.css';

/** How long nothing is typed before the mail is drawn again, in ms. */
const pause = 500;

/** The mail as the server will send it, in a frame of its own that runs nothing. */
export function InvitationPreview({ written }: { written: Written }) {
  const { text } = useSpeech();
  const { organisation, person } = useMe();
  const whole = written.subject.trim() !== '' && written.text.trim() !== '';
  const wanted = whole ? previewAddress(written) : null;
  const [address, setAddress] = useState(wanted);
  useEffect(() => {
    if (wanted === null) return;
    const timer = setTimeout(() => setAddress(wanted), pause);
    return () => clearTimeout(timer);
  }, [wanted]);
  return (
    <section className={styles.preview} aria-label={text('house.preview')}>
      <p className={styles.from}>
        <span>{text('house.preview-subject')}</span>
        <b>
          {written.subject.replaceAll(/\{(prénom|given|organisation)\}/gu, (_, blank: string) =>
            blank === 'organisation' ? organisation.name : person.given,
          )}
        </b>
      </p>
      {address === null ? null : (
        <iframe
          className={styles.frame}
          title={text('house.preview')}
          src={address}
          sandbox=""
          loading="eager"
        />
      )}
      <p className={styles.stays}>{text('house.preview-text')}</p>
    </section>
  );
}
