import { readEmail } from '@comptoir/shared/employees/contact';
import { Notice } from '@comptoir/ui/notice';
import { OptionCards } from '@comptoir/ui/option-cards';
import { TextField } from '@comptoir/ui/text-field';
import { DoorwayTitle } from '../doorway.tsx';
import { useLanguageSwitch, useSpeech } from '../language/language.tsx';
import { MeantEmail } from '../meant.tsx';
import { Fields, Pair } from '../page.tsx';
import { ZoneField } from '../zone-field.tsx';
import { readKioskAddress } from './kiosk-address.ts';
import { NewPassword } from './new-password.tsx';
import { type Draft, passwordContext } from './setup-draft.ts';

export type StepProps = {
  draft: Draft;
  /** Somebody has pressed « Continuer » on this screen already: what is missing says so. */
  tried: boolean;
  onDraft: (change: Partial<Draft>) => void;
};

export function LanguageStep({ draft, onDraft }: StepProps) {
  const { text } = useSpeech();
  const speakIn = useLanguageSwitch();
  return (
    <>
      <DoorwayTitle title={text('setup.language')}>{text('setup.language-lead')}</DoorwayTitle>
      <OptionCards
        label={text('setup.language')}
        hideLabel
        chosen={draft.language}
        options={[
          { value: 'fr', title: 'Français' },
          { value: 'en', title: 'English' },
        ]}
        onChoose={(language) => {
          onDraft({ language });
          speakIn(language);
        }}
      />
    </>
  );
}

export function HouseStep({ draft, tried, onDraft }: StepProps) {
  const { text } = useSpeech();
  const missing = (value: string) => (tried && value.trim() === '' ? text('field.missing') : null);
  return (
    <>
      <DoorwayTitle title={text('setup.house')}>{text('setup.house-lead')}</DoorwayTitle>
      <Fields>
        <TextField
          label={text('setup.organisation')}
          hint={text('setup.organisation-hint')}
          autoComplete="organization"
          maxLength={120}
          value={draft.organisation}
          error={missing(draft.organisation)}
          onChange={(event) => onDraft({ organisation: event.target.value })}
        />
        <TextField
          label={text('setup.establishment')}
          hint={text('setup.establishment-hint')}
          maxLength={120}
          value={draft.establishment}
          error={missing(draft.establishment)}
          onChange={(event) => onDraft({ establishment: event.target.value })}
        />
        <ZoneField zone={draft.zone} onZone={(zone) => onDraft({ zone })} />
      </Fields>
    </>
  );
}

export function AddressStep({ draft, tried, onDraft }: StepProps) {
  const { text } = useSpeech();
  const read = readKioskAddress(draft.address, location.origin);
  return (
    <>
      <DoorwayTitle title={text('setup.address')}>{text('setup.address-lead')}</DoorwayTitle>
      <Fields>
        <TextField
          label={text('setup.address-field')}
          inputMode="url"
          autoCapitalize="none"
          maxLength={200}
          value={draft.address}
          error={tried && !read.ok ? text('setup.address-wrong') : null}
          onChange={(event) => onDraft({ address: event.target.value })}
        />
        {read.ok && read.insecure ? (
          <Notice tone="danger" icon="warning">
            {text('setup.address-insecure')}
          </Notice>
        ) : null}
        {read.ok && !read.insecure && read.shared ? (
          <Notice tone="calm" icon="info">
            {text('setup.address-shared')}
          </Notice>
        ) : null}
      </Fields>
    </>
  );
}

export function YouStep({ draft, tried, onDraft }: StepProps) {
  const { text } = useSpeech();
  const email = readEmail(draft.email);
  return (
    <>
      <DoorwayTitle title={text('setup.you')}>{text('setup.you-lead')}</DoorwayTitle>
      <Fields>
        <Pair>
          <TextField
            label={text('field.given')}
            autoComplete="given-name"
            maxLength={80}
            value={draft.given}
            error={tried && draft.given.trim() === '' ? text('field.missing') : null}
            onChange={(event) => onDraft({ given: event.target.value })}
          />
          <TextField
            label={text('field.family')}
            autoComplete="family-name"
            maxLength={80}
            value={draft.family}
            onChange={(event) => onDraft({ family: event.target.value })}
          />
        </Pair>
        <TextField
          label={text('field.email')}
          hint={text('setup.email-hint')}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          value={draft.email}
          error={tried && !email.ok ? text('field.wrong-email') : null}
          onChange={(event) => onDraft({ email: event.target.value })}
        />
        <MeantEmail typed={draft.email} onTake={(taken) => onDraft({ email: taken })} />
        <NewPassword
          label={text('field.password')}
          chosen={draft.chosen}
          context={passwordContext(draft)}
          tried={tried}
          onChange={(chosen) => onDraft({ chosen })}
        />
      </Fields>
    </>
  );
}

export function ManagerStep({ draft, tried, onDraft }: StepProps) {
  const { text } = useSpeech();
  const { manager } = draft;
  return (
    <>
      <DoorwayTitle title={text('setup.manager')}>{text('setup.manager-lead')}</DoorwayTitle>
      <Fields>
        <OptionCards
          label={text('setup.manager')}
          hideLabel
          chosen={draft.unlocks}
          options={[
            {
              value: 'me',
              title: text('setup.manager-me', { given: draft.given }),
              text: text('setup.manager-me-text'),
            },
            {
              value: 'other',
              title: text('setup.manager-other'),
              text: text('setup.manager-other-text'),
            },
          ]}
          onChoose={(unlocks) => onDraft({ unlocks })}
        />
        {draft.unlocks === 'me' ? null : (
          <Pair>
            <TextField
              label={text('field.given')}
              maxLength={80}
              value={manager.given}
              error={tried && manager.given.trim() === '' ? text('field.missing') : null}
              onChange={(event) => onDraft({ manager: { ...manager, given: event.target.value } })}
            />
            <TextField
              label={text('field.family')}
              maxLength={80}
              value={manager.family}
              onChange={(event) => onDraft({ manager: { ...manager, family: event.target.value } })}
            />
          </Pair>
        )}
      </Fields>
    </>
  );
}
