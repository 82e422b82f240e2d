import type { OrganisationView } from '@comptoir/shared/establishments/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { OptionCards } from '@comptoir/ui/option-cards';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { Loaded } from '../loaded.tsx';
import { Acts, Fields, Page, Section } from '../page.tsx';
import { useToast } from '../toasts.tsx';
import { Unsaved } from '../unsaved.tsx';
import { organisationQuery } from './api.ts';
import styles from './establishments.module.css';
import { LogoField } from './logo-field.tsx';
import { OrganisationClash } from './organisation-clash.tsx';
import { useOrganisation } from './use-organisation.ts';

const graces = [0, 7, 14, 30, 60, 90];

/** The organisation's name, its sign, and how its logins are guarded. */
export function OrganisationPage() {
  const { text } = useSpeech();
  const query = useQuery(organisationQuery(useApi()));
  return (
    <Page title={text('house.organisation')} lead={text('house.organisation-lead')} narrow>
      <Loaded query={query} rows={5}>
        {(view) => <Form view={view} />}
      </Loaded>
    </Page>
  );
}

function Form({ view }: { view: OrganisationView }) {
  const { text } = useSpeech();
  const toast = useToast();
  const [tried, setTried] = useState(false);
  const form = useOrganisation(view, () => toast({ text: text('house.saved') }));
  const { draft, clash, change } = form;
  const field = clash?.fields[0];
  if (clash !== null && field !== undefined) {
    return (
      <OrganisationClash
        now={clash.now}
        draft={draft}
        field={field}
        busy={form.busy}
        onChoose={(side) => form.choose(field, side)}
      />
    );
  }
  const nameless = draft.name.trim() === '';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (nameless) focusFirstWrong(event.currentTarget);
    else form.save();
  };
  const { secondFactorGrace: grace } = draft;
  return (
    <form noValidate onSubmit={submit}>
      <Unsaved when={form.dirty && !form.busy} title={text('house.leave')}>
        {text('house.leave-text')}
      </Unsaved>
      <Section title={text('house.identity')}>
        <Fields>
          <TextField
            label={text('house.field-name')}
            hint={text('house.name-hint')}
            maxLength={120}
            value={draft.name}
            error={tried && nameless ? text('field.missing') : null}
            onChange={(event) => change({ name: event.target.value })}
          />
          <LogoField logo={draft.logo} onLogo={(logo) => change({ logo })} />
        </Fields>
      </Section>
      <Section title={text('house.security')}>
        <Fields>
          <SelectField
            label={text('house.field-secondFactorGrace')}
            hint={text('house.grace-hint')}
            value={grace === null ? '' : String(grace)}
            onChange={({ target: { value } }) =>
              change({ secondFactorGrace: value === '' ? null : Number(value) })
            }
          >
            {[...new Set([...graces, ...(grace === null ? [] : [grace])])]
              .sort((a, b) => a - b)
              .map((days) => (
                <option key={days} value={days}>
                  {days === 0 ? text('house.grace-now') : text('house.grace-days', { count: days })}
                </option>
              ))}
            <option value="">{text('house.grace-never')}</option>
          </SelectField>
          <OptionCards
            label={text('house.field-passphrases')}
            chosen={draft.passphrases ? 'on' : 'off'}
            options={[
              {
                value: 'off',
                title: text('house.passphrases-off'),
                text: text('house.passphrases-off-text'),
              },
              {
                value: 'on',
                title: text('house.passphrases-on'),
                text: text('house.passphrases-on-text'),
              },
            ]}
            onChoose={(which) => change({ passphrases: which === 'on' })}
          />
        </Fields>
      </Section>
      <div className={styles.save}>
        <Failed failure={form.failure} />
        <Acts>
          <BusyButton
            type="submit"
            tone="primary"
            busy={form.busy}
            busyLabel={text('act.sending')}
            disabled={!form.dirty}
          >
            {text('act.save')}
          </BusyButton>
          {form.dirty ? <Button onClick={form.reset}>{text('act.cancel')}</Button> : null}
        </Acts>
      </div>
      <Section title={text('house.invitation')}>
        <Fields>
          <p className={styles.facts}>{text('house.invitation-lead')}</p>
          <div>
            <LinkButton to="/configuration/invitation" icon="edit">
              {text('house.invitation-act')}
            </LinkButton>
          </div>
        </Fields>
      </Section>
    </form>
  );
}
