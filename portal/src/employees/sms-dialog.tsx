import type { EmployeeLine } from '@comptoir/shared/employees/portal';
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
import styles from './sms-dialog.module.css';
import { fullName } from './users-list.ts';

/**
 * C3: the sign-up link goes from the manager's own phone. On a phone a press opens the message; at a desk the phone
 * scans it.
 */
export function SmsDialog({ line, onClose }: { line: EmployeeLine; onClose: () => void }) {
  const { text, moment } = useSpeech();
  const api = useApi();
  const { organisation } = useMe();
  const zone = useZone();
  const [copied, setCopied] = useState(false);
  const name = fullName(line) ?? '';
  const number = line.phone ?? '';
  const phone = phoneText(number);
  const link = useQuery({
    queryKey: ['sign-up-link', line.id],
    queryFn: () => linkFor(api, line.id),
    // A link is made when it is asked for and kept by nobody.
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  return (
    <Dialog title={text('users.sms-title', { name })} onClose={onClose}>
      <Fields>
        <p>{text('users.sms-text', { name })}</p>
        <Loaded query={link} rows={2}>
          {({ url, expiresAt }) => {
            const body = text('users.sms-body', { organisation: organisation.name, url });
            const sms = `sms:${number}?body=${encodeURIComponent(body)}`;
            return (
              <Fields>
                <p>{text('users.sms-until', { moment: moment(expiresAt, zone) })}</p>
                <div className={styles.scan}>
                  <div className={styles.code}>
                    <QrCode cells={encode(sms).data} label={text('users.sms-qr', { phone })} />
                  </div>
                  <p>{text('users.sms-scan')}</p>
                </div>
                <Acts>
                  <ButtonLink tone="primary" icon="message" href={sms}>
                    {text('users.sms-open', { phone })}
                  </ButtonLink>
                  <Button
                    icon={copied ? 'check' : 'copy'}
                    onClick={() => {
                      void navigator.clipboard.writeText(url).then(() => setCopied(true));
                    }}
                  >
                    {text(copied ? 'users.sms-copied' : 'users.sms-copy')}
                  </Button>
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
