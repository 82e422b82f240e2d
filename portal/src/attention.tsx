import type { Me } from '@comptoir/shared/access/portal';
import { Icon } from '@comptoir/ui/icon';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useApi } from './api/use-api.ts';
import styles from './attention.module.css';
import { devicesQuery } from './devices/api.ts';
import { isSilent } from './devices/tablet-row.tsx';
import { useSpeech } from './language/language.tsx';
import { mailQuery } from './mail/api.ts';
import { useNow } from './platform/now.ts';

/** What needs a decision, for whoever may take it; nothing where nothing does. */
export function Attention({ me }: { me: Me }) {
  const { text } = useSpeech();
  const api = useApi();
  const now = useNow();
  const sees = (permission: (typeof me.permissions)[number]) => me.permissions.includes(permission);
  const devices = useQuery({ ...devicesQuery(api), enabled: sees('devices.manage') }).data?.devices;
  const mails = useQuery({ ...mailQuery(api), enabled: sees('mail.read') }).data?.mails;
  const active = devices?.filter((one) => one.status === 'active');
  const silent = active?.filter((one) => isSilent(one, now)).length ?? 0;
  const forked = active?.filter((one) => one.forked).length ?? 0;
  const failed = mails?.filter((one) => one.state === 'failed').length ?? 0;
  const kept = mails?.filter((one) => one.state === 'kept').length ?? 0;
  const noTablet = active?.length === 0;
  const shown = silent + forked + failed + kept > 0 || noTablet;
  if (!shown) return null;
  return (
    <nav className={styles.attention} aria-label={text('attention.title')}>
      {noTablet ? (
        <Link to="/configuration/tablets/new" className={styles.one}>
          <Icon name="tablet" />
          <span>{text('attention.no-tablet')}</span>
          <Icon name="forward" size={18} />
        </Link>
      ) : null}
      {silent + forked === 0 ? null : (
        <Link to="/configuration/tablets" className={styles.one}>
          <Icon name="offline" />
          <span>
            {silent > 0
              ? text('attention.silent', { count: silent })
              : text('attention.forked', { count: forked })}
          </span>
          <Icon name="forward" size={18} />
        </Link>
      )}
      {failed === 0 ? null : (
        <Link to="/configuration/mail" className={styles.one}>
          <Icon name="warning" />
          <span>{text('attention.failed', { count: failed })}</span>
          <Icon name="forward" size={18} />
        </Link>
      )}
      {kept === 0 ? null : (
        <Link to="/configuration/mail" className={styles.one}>
          <Icon name="mail" />
          <span>{text('attention.kept', { count: kept })}</span>
          <Icon name="forward" size={18} />
        </Link>
      )}
    </nav>
  );
}
