import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { Button } from '@comptoir/ui/button';
import { ButtonLink } from '@comptoir/ui/button-link';
import { Dialog } from '@comptoir/ui/dialog';
import { QrCode } from '@comptoir/ui/qr-code';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { encode } from 'uqr';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Acts, Fields } from '../page.tsx';
import { phoneText } from '../phone.ts';
import { useMe, useZone } from '../use-me.ts';
import { linkFor } from './api.ts';
import styles from './person.module.css';
import { fullName } from './users-list.ts';

/**
 * K13, C3: the sign-up link of one person, to be scanned, copied, or sent from the manager's own phone. It is made when
 * it is asked for, and kept by nobody.
 */
export function LinkDialog({ person, onClose }: { person: EmployeeRecord; onClose: () => void }) {
  const { text, moment } = useSpeech();
  const api = useApi();
  const { organisation } = useMe();
  const zone = useZone();
  const [copied, setCopied] = useState(false);
  const name = fullName(person) ?? '';
  const { phone } = person;
  const link = useQuery({
    queryKey: ['sign-up-link', person.id],
    queryFn: () => linkFor(api, person.id),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  return (
    <Dialog title={text('record.link-title', { name })} onClose={onClose}>
      <Fields>
        <p>{text('record.link-text', { name })}</p>
        <Loaded query={link} rows={2}>
          {({ url, expiresAt }) => {
            const body = text('record.link-body', { organisation: organisation.name, url });
            const sms = `sms:${phone ?? ''}?body=${encodeURIComponent(body)}`;
            return (
              <Fields>
                <p>{text('record.link-until', { moment: moment(expiresAt, zone) })}</p>
                <div className={styles.scan}>
                  <div className={styles.code}>
                    <QrCode cells={encode(url).data} label={text('record.link-qr', { name })} />
                  </div>
                  <p>{text('record.link-scan', { name })}</p>
                </div>
                <p>{text(phone === null ? 'record.link-no-phone' : 'record.link-sms-text')}</p>
                <Acts>
                  <Button
                    tone="primary"
                    icon={copied ? 'check' : 'copy'}
                    onClick={() => {
                      void navigator.clipboard.writeText(url).then(() => setCopied(true));
                    }}
                  >
                    <span aria-live="polite">
                      {text(copied ? 'act.copied' : 'record.link-copy')}
                    </span>
                  </Button>
                  <ButtonLink icon="message" href={sms}>
                    {phone === null
                      ? text('record.link-sms-any')
                      : text('record.link-sms', { phone: phoneText(phone) })}
                  </ButtonLink>
                  <Button onClick={onClose}>{text('act.close')}</Button>
                </Acts>
              </Fields>
            );
          }}
        </Loaded>
      </Fields>
    </Dialog>
  );
}
