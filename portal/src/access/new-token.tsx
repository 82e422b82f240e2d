import { type TokenScope, tokenScopes } from '@comptoir/shared/access/permissions';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { SecretSlip } from '@comptoir/ui/secret-slip';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { DialogForm } from '../dialog-form.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import styles from './access.module.css';
import { createToken } from './api.ts';

const lives = [30, 90, 180, 365];

/** A new token: its name, what it may do, for how long; then its secret, this once. */
export function NewToken({ onClose }: { onClose: () => void }) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<TokenScope[]>(['punches.read', 'employees.read']);
  const [days, setDays] = useState(365);
  const [tried, setTried] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const act = useAct(async (given: { name: string; scopes: TokenScope[]; days: number }) => {
    const answer = await createToken(api, given);
    await queries.invalidateQueries({ queryKey: ['tokens'] });
    return answer.secret;
  });
  const submit = async (form: HTMLFormElement) => {
    setTried(true);
    if (name.trim() === '' || scopes.length === 0) return focusFirstWrong(form);
    setSecret(await act.run({ name: name.trim(), scopes, days }));
  };
  if (secret !== null) {
    return (
      <Dialog key="secret" title={text('tokens.made')} onClose={onClose}>
        <Fields>
          <SecretSlip
            label={name}
            value={secret}
            copy={{ act: text('act.copy'), done: text('act.copied') }}
          >
            <p>{text('tokens.once')}</p>
          </SecretSlip>
          <Acts>
            <Button tone="primary" onClick={onClose}>
              {text('tokens.noted')}
            </Button>
          </Acts>
        </Fields>
      </Dialog>
    );
  }
  return (
    <DialogForm
      key="form"
      title={text('tokens.add')}
      act={text('tokens.create')}
      busy={act.busy}
      failure={act.failure}
      onSubmit={(form) => void submit(form)}
      onClose={onClose}
    >
      <TextField
        label={text('tokens.name')}
        hint={text('tokens.name-hint')}
        autoFocus
        maxLength={80}
        value={name}
        error={tried && name.trim() === '' ? text('field.missing') : null}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className={styles.scopes}>
        <legend>{text('tokens.scopes')}</legend>
        {tokenScopes.map((scope) => (
          <label key={scope} className={styles.tick}>
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              aria-invalid={tried && scopes.length === 0 ? true : undefined}
              onChange={(event) =>
                setScopes(
                  event.target.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope),
                )
              }
            />
            <span>{text(`tokens.${scope}`)}</span>
          </label>
        ))}
        {tried && scopes.length === 0 ? <p role="alert">{text('tokens.no-scope')}</p> : null}
      </fieldset>
      <SelectField
        label={text('tokens.days')}
        value={days}
        onChange={(event) => setDays(Number(event.target.value))}
      >
        {lives.map((one) => (
          <option key={one} value={one}>
            {text('tokens.days-count', { count: one })}
          </option>
        ))}
      </SelectField>
    </DialogForm>
  );
}
