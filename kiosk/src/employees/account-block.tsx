import type { TabletRole } from '@comptoir/shared/employees/operations';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { OptionCards } from '@comptoir/ui/option-cards';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import { AccountState } from './account-state.tsx';
import styles from './record.module.css';
import type { RecordView } from './view.ts';
import { WarningDialog } from './warning-dialog.tsx';
import { accessLooks, isTooShort } from './words.ts';

export type AccountActs = {
  onOpen: (role: TabletRole) => void;
  onResend: () => void;
  onRevoke: () => void;
  onAddEmail: () => void;
};

/** K14–K17 « Ouvrir un compte », and what became of it. */
export function AccountBlock({
  record,
  name,
  zone,
  busy,
  ...acts
}: AccountActs & { record: RecordView; name: string; zone: string; busy: boolean }) {
  const { text } = useSpeech();
  const [asked, setAsked] = useState<'open' | 'resend' | 'revoke' | null>(null);
  const { access, fields } = record;
  const closed = access.state === 'none' || access.state === 'revoked';
  const sent = access.state === 'pending' || access.state === 'expired';
  const close = () => setAsked(null);
  const doing = (act: () => void) => () => {
    act();
    close();
  };
  return (
    <section className={styles.card}>
      <h2>
        <Icon name="phone" />
        {text('account.title')}
        <Badge tone={accessLooks[access.state].tone} icon={accessLooks[access.state].icon}>
          {text(`employees.access-${access.state}`)}
        </Badge>
      </h2>
      {access.refusal === null ? null : (
        <Notice tone="danger" icon="warning">
          {text('account.refused', { why: text(`refusal.${access.refusal}`) })}
        </Notice>
      )}
      <AccountState record={record} name={name} zone={zone} />
      {closed && fields.email === null ? (
        // K10: no address, no account; and that takes nothing else away.
        <Notice tone="warn" icon="mail">
          <div className={styles.offer}>
            <span>
              <b>{text('account.no-email')}</b> {text('account.no-email-still')}
            </span>
            <Button icon="add" onClick={acts.onAddEmail}>
              {text('account.add-email')}
            </Button>
          </div>
        </Notice>
      ) : null}
      <div className={styles.acts}>
        {closed && fields.email !== null ? (
          <Button tone="primary" icon="mail" onClick={() => setAsked('open')}>
            {text(access.state === 'none' ? 'account.open' : 'account.open-again')}
          </Button>
        ) : null}
        {sent ? (
          <Button icon="mail" onClick={() => setAsked('resend')}>
            {text('account.resend')}
          </Button>
        ) : null}
        {closed ? null : record.protected ? (
          <p className={styles.soft}>{text('account.protected')}</p>
        ) : (
          <Button icon="close" onClick={() => setAsked('revoke')}>
            {text('account.revoke')}
          </Button>
        )}
      </div>
      {asked === 'open' ? (
        <OpenDialog
          name={name}
          email={fields.email ?? ''}
          // Whoever is a manager stays one: their role is not chosen here (T16).
          shortPin={isTooShort(record)}
          roles={fields.role === 'manager' ? ['manager'] : ['employee', 'manager']}
          busy={busy}
          onOpen={(role) => doing(() => acts.onOpen(role))()}
          onClose={close}
        />
      ) : null}
      {asked === 'resend' ? (
        <WarningDialog
          title={text('account.resend-title')}
          act={text('account.resend')}
          icon="mail"
          tone="primary"
          busy={busy}
          onAct={doing(acts.onResend)}
          onClose={close}
        >
          <p>{text('account.resend-what', { email: fields.email ?? '' })}</p>
        </WarningDialog>
      ) : null}
      {asked === 'revoke' ? (
        <WarningDialog
          title={text('account.revoke-title', { name })}
          act={text('account.revoke')}
          busy={busy}
          onAct={doing(acts.onRevoke)}
          onClose={close}
        >
          <p>{text('account.revoke-what')}</p>
        </WarningDialog>
      ) : null}
    </section>
  );
}

/** K15: the role, with what it may do in words. */
export function OpenDialog({
  name,
  email,
  roles,
  shortPin,
  busy,
  onOpen,
  onClose,
}: {
  name: string;
  email: string;
  roles: TabletRole[];
  /** Their code does not do for a manager. */
  shortPin: boolean;
  busy: boolean;
  onOpen: (role: TabletRole) => void;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const [role, setRole] = useState<TabletRole>(roles[0] ?? 'employee');
  return (
    <WarningDialog
      title={text('account.open-title', { name })}
      act={text('account.open-do')}
      icon="mail"
      tone="primary"
      busy={busy}
      onAct={() => onOpen(role)}
      onClose={onClose}
    >
      <OptionCards
        label={text('employees.role')}
        hideLabel
        options={roles.map((one) => ({
          value: one,
          title: text(`employees.role-${one}`),
          text: text(`account.${one}-may`),
        }))}
        chosen={role}
        onChoose={setRole}
      />
      {role === 'manager' && shortPin ? (
        <Notice tone="warn" icon="key">
          {text('pin.too-short')}
        </Notice>
      ) : null}
      <p>{text('account.open-what', { email })}</p>
    </WarningDialog>
  );
}
