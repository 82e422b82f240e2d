import { type Language, languages } from '@comptoir/shared/establishments/languages';
import type { InvitationText } from '@comptoir/shared/establishments/operations';
import type { OrganisationView } from '@comptoir/shared/establishments/portal';
import { Badge } from '@comptoir/ui/badge';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Tabs } from '@comptoir/ui/tabs';
import { TextArea } from '@comptoir/ui/text-area';
import { TextField } from '@comptoir/ui/text-field';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Acts, Fields, Page } from '../page.tsx';
import { useToast } from '../toasts.tsx';
import { Unsaved } from '../unsaved.tsx';
import { type Written, organisationQuery, sendTest } from './api.ts';
import { InvitationPreview } from './invitation-preview.tsx';
import styles from './invitation.module.css';
import { LogoField } from './logo-field.tsx';
import { OrganisationClash } from './organisation-clash.tsx';
import type { Organisation } from './organisation-draft.ts';
import { useOrganisation } from './use-organisation.ts';

const fields = { fr: 'invitationFr', en: 'invitationEn' } as const;
const named = { fr: 'Français', en: 'English' };

/** C20: what the house writes into its invitation mails, beside the mail as it will be read. */
export function InvitationPage({ email }: { email: string }) {
  const { text } = useSpeech();
  const query = useQuery(organisationQuery(useApi()));
  return (
    <Page title={text('house.invitation')} lead={text('house.invitation-lead')}>
      <Loaded query={query} rows={6}>
        {(view) => <Editor view={view} email={email} />}
      </Loaded>
    </Page>
  );
}

function Editor({ view, email }: { view: OrganisationView; email: string }) {
  const { text, language: spoken } = useSpeech();
  const api = useApi();
  const toast = useToast();
  const [language, setLanguage] = useState<Language>(spoken);
  const [tried, setTried] = useState(false);
  const form = useOrganisation(view, () => toast({ text: text('house.saved') }));
  const testing = useAct(async (written: Written) => {
    await sendTest(api, written);
    toast({ text: text('house.test-sent', { email }) });
  });
  const { draft, clash, change } = form;
  const clashing = clash?.fields[0];
  if (clash !== null && clashing !== undefined) {
    return (
      <OrganisationClash
        now={clash.now}
        draft={draft}
        field={clashing}
        busy={form.busy}
        onChoose={(side) => form.choose(clashing, side)}
      />
    );
  }
  const own = draft[fields[language]];
  const shown = own ?? view.standard[language];
  const edit = (changed: Partial<InvitationText>) =>
    change({ [fields[language]]: { ...shown, ...changed } });
  const written: Written = { ...shown, language, logo: draft.logo };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const faulty = languages.find((one) => !isWhole(draft, one));
    if (faulty === undefined) return form.save();
    setLanguage(faulty);
    focusFirstWrong(event.currentTarget);
  };
  return (
    <div className={styles.editor}>
      <Unsaved when={form.dirty && !form.busy} title={text('house.leave')}>
        {text('house.leave-text')}
      </Unsaved>
      <form noValidate className={styles.form} onSubmit={submit}>
        <Tabs
          label={text('house.invitation-language')}
          tabs={languages.map((value) => ({
            value,
            label: named[value],
            marked: tried && !isWhole(draft, value),
          }))}
          chosen={language}
          onChoose={setLanguage}
        >
          <div className={styles.sheet}>
            <Fields>
              <div className={styles.whose}>
                {own === null ? (
                  <Badge tone="quiet" icon="mail">
                    {text('house.standard')}
                  </Badge>
                ) : (
                  <>
                    <Badge tone="info" icon="edit">
                      {text('house.own')}
                    </Badge>
                    <Button
                      tone="plain"
                      icon="undo"
                      onClick={() => change({ [fields[language]]: null })}
                    >
                      {text('house.to-standard')}
                    </Button>
                  </>
                )}
              </div>
              <TextField
                key={`subject-${language}`}
                label={text('house.subject')}
                lang={language}
                maxLength={120}
                spellCheck
                value={shown.subject}
                error={tried && shown.subject.trim() === '' ? text('field.missing') : null}
                onChange={(event) => edit({ subject: event.target.value })}
              />
              <TextArea
                key={`text-${language}`}
                label={text('house.text')}
                hint={text(language === 'fr' ? 'house.text-hint-fr' : 'house.text-hint-en')}
                lang={language}
                maxLength={2000}
                spellCheck
                value={shown.text}
                error={tried && shown.text.trim() === '' ? text('field.missing') : null}
                onChange={(event) => edit({ text: event.target.value })}
              />
              <p className={styles.stays}>{text('house.stays')}</p>
            </Fields>
          </div>
        </Tabs>
        <LogoField logo={draft.logo} onLogo={(logo) => change({ logo })} />
        <Failed failure={form.failure ?? testing.failure} />
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
          <BusyButton
            icon="mail"
            busy={testing.busy}
            busyLabel={text('act.sending')}
            onClick={() => {
              if (isWhole(draft, language)) void testing.run(written);
              else setTried(true);
            }}
          >
            {text('house.test')}
          </BusyButton>
          {form.dirty ? <Button onClick={form.reset}>{text('act.cancel')}</Button> : null}
        </Acts>
        <p className={styles.stays}>{text('house.test-text', { email })}</p>
      </form>
      <InvitationPreview written={written} />
    </div>
  );
}

/** Comptoir's own text is always whole. */
function isWhole(draft: Organisation, language: Language): boolean {
  const own = draft[fields[language]];
  return own === null || (own.subject.trim() !== '' && own.text.trim() !== '');
}
