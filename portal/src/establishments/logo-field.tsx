import { photoTypes } from '@comptoir/shared/employees/photo';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { useRef, useState } from 'react';
import { Failure } from '../api/failure.ts';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { sendLogo } from './api.ts';
import styles from './establishments.module.css';
import { shrinkLogo } from './shrink-logo.ts';

/** The sign of the house: shrunk here, sent at once under its hash; it counts when the form is saved. */
export function LogoField({
  logo,
  onLogo,
}: {
  logo: string | null;
  onLogo: (logo: string | null) => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<{ hash: string; image: Blob } | null>(null);
  const act = useAct(async (file: File) => {
    const image = await shrinkLogo(file);
    if (image === null) throw new Failure('unreadable-image');
    const hash = await sendLogo(api, image);
    setChosen({ hash, image });
    onLogo(hash);
  });
  return (
    <div className={styles.logo}>
      <p className={styles.label}>{text('house.field-logo')}</p>
      <p className={styles.facts}>{text('house.logo-hint')}</p>
      <div className={styles.logoRow}>
        {logo === null ? (
          <p className={styles.noLogo}>{text('house.logo-none')}</p>
        ) : (
          <Picture hash={logo} fresh={chosen?.hash === logo ? chosen.image : null} />
        )}
        <input
          ref={input}
          type="file"
          hidden
          accept={photoTypes.join(',')}
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = '';
            if (file !== undefined) void act.run(file);
          }}
        />
        <BusyButton
          icon="camera"
          busy={act.busy}
          busyLabel={text('act.sending')}
          onClick={() => input.current?.click()}
        >
          {text(logo === null ? 'house.logo-choose' : 'house.logo-change')}
        </BusyButton>
        {logo === null ? null : (
          <Button tone="plain" onClick={() => onLogo(null)}>
            {text('house.logo-remove')}
          </Button>
        )}
      </div>
      <Failed failure={act.failure} />
    </div>
  );
}

/** Just chosen: from memory. The server may not show it before an organisation names it. */
function Picture({ hash, fresh }: { hash: string; fresh: Blob | null }) {
  const { text } = useSpeech();
  const [address] = useState(() =>
    fresh === null ? `/api/portal/photos/${hash}` : URL.createObjectURL(fresh),
  );
  return <img className={styles.logoImage} src={address} alt={text('house.logo-some')} />;
}
