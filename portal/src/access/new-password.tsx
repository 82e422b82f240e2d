import {
  type PasswordContext,
  checkPassword,
  passwordRules,
} from '@comptoir/shared/access/password';
import { PasswordField } from '@comptoir/ui/password-field';
import { RulesList } from '@comptoir/ui/rules-list';
import { useSpeech } from '../language/language.tsx';
import { Fields } from '../page.tsx';
import styles from './access.module.css';

/** A password as it is chosen: typed once, confirmed once. */
export type Chosen = { password: string; again: string };
export const nothingChosen: Chosen = { password: '', again: '' };

/** Whether it may be sent. */
export function isGood(chosen: Chosen, context: PasswordContext): boolean {
  return checkPassword(chosen.password, context).ok && chosen.password === chosen.again;
}

/** Both fields with the rules ticked while one types (C10). `tried`: somebody has pressed the button already. */
export function NewPassword({
  chosen,
  context,
  tried,
  label,
  onChange,
}: {
  chosen: Chosen;
  context: PasswordContext;
  tried: boolean;
  label: string;
  onChange: (chosen: Chosen) => void;
}) {
  const { text } = useSpeech();
  const { rules, ok } = checkPassword(chosen.password, context);
  const matches = chosen.again !== '' && chosen.again === chosen.password;
  const said = { show: text('password.show'), hide: text('password.hide') };
  const mark = (met: boolean) => text(met ? 'password.met' : 'password.unmet');
  return (
    <Fields>
      <PasswordField
        label={label}
        autoComplete="new-password"
        {...said}
        value={chosen.password}
        error={tried && !ok ? text('password.too-weak') : null}
        onChange={(event) => onChange({ ...chosen, password: event.target.value })}
      />
      {context.exemption === true ? (
        <p className={styles.aside}>{text('account.passphrase')}</p>
      ) : null}
      <RulesList
        label={text('password.rules')}
        rules={passwordRules.map((rule) => ({
          key: rule,
          text: text(`password.rule-${rule}`),
          ok: rules[rule],
          state: mark(rules[rule]),
        }))}
      />
      <PasswordField
        label={text('password.again')}
        autoComplete="new-password"
        {...said}
        value={chosen.again}
        error={
          (tried || chosen.again.length >= chosen.password.length) &&
          chosen.again !== chosen.password
            ? text('password.differs')
            : null
        }
        onChange={(event) => onChange({ ...chosen, again: event.target.value })}
      />
      <RulesList
        label={text('password.match')}
        rules={[
          { key: 'match', text: text('password.rule-match'), ok: matches, state: mark(matches) },
        ]}
      />
    </Fields>
  );
}
