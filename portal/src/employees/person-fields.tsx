import { tabletRoles } from '@comptoir/shared/employees/operations';
import { languages } from '@comptoir/shared/establishments/languages';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useSpeech } from '../language/language.tsx';
import { MeantEmail } from '../meant.tsx';
import { Fields, Pair } from '../page.tsx';
import { type Draft, type Fault, faultsOf } from './draft.ts';

/** The fields of a record. `tried`: the button was pressed, so what is missing says so. */
export function PersonFields({
  draft,
  tried,
  focus,
  onDraft,
}: {
  draft: Draft;
  tried: boolean;
  /** The field at which one begins. */
  focus: 'given' | 'email';
  onDraft: (change: Partial<Draft>) => void;
}) {
  const { text } = useSpeech();
  const faults = faultsOf(draft);
  const said = (field: Fault, words: string) => (tried && faults.has(field) ? words : null);
  return (
    <Fields>
      <Pair>
        <TextField
          label={text('field.given')}
          autoFocus={focus === 'given'}
          autoComplete="off"
          maxLength={80}
          value={draft.given}
          error={said('given', text('field.missing'))}
          onChange={(event) => onDraft({ given: event.target.value })}
        />
        <TextField
          label={text('field.family')}
          maxLength={80}
          value={draft.family}
          onChange={(event) => onDraft({ family: event.target.value })}
        />
      </Pair>
      <TextField
        label={text('field.display')}
        hint={text('field.display-hint')}
        maxLength={80}
        value={draft.display}
        onChange={(event) => onDraft({ display: event.target.value })}
      />
      <Pair>
        <TextField
          label={text('field.email')}
          autoFocus={focus === 'email'}
          type="email"
          inputMode="email"
          autoCapitalize="none"
          maxLength={254}
          value={draft.email}
          error={said('email', text('field.wrong-email'))}
          onChange={(event) => onDraft({ email: event.target.value })}
        />
        <TextField
          label={text('field.phone')}
          type="tel"
          inputMode="tel"
          maxLength={40}
          value={draft.phone}
          error={said('phone', text('field.wrong-phone'))}
          onChange={(event) => onDraft({ phone: event.target.value })}
        />
      </Pair>
      <MeantEmail typed={draft.email} onTake={(taken) => onDraft({ email: taken })} />
      <Pair>
        <SelectField
          label={text('field.role')}
          hint={text('field.role-hint')}
          value={draft.role}
          onChange={(event) =>
            onDraft({ role: tabletRoles.find((one) => one === event.target.value) ?? 'employee' })
          }
        >
          {tabletRoles.map((role) => (
            <option key={role} value={role}>
              {text(`role.${role}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={text('field.team')}
          hint={text('field.team-hint')}
          maxLength={40}
          value={draft.team}
          onChange={(event) => onDraft({ team: event.target.value })}
        />
      </Pair>
      <Pair>
        <TextField
          label={text('field.starts-on')}
          type="date"
          value={draft.startsOn}
          onChange={(event) => onDraft({ startsOn: event.target.value })}
        />
        <TextField
          label={text('field.ends-on')}
          type="date"
          value={draft.endsOn}
          error={said('endsOn', text('field.ends-early'))}
          onChange={(event) => onDraft({ endsOn: event.target.value })}
        />
      </Pair>
      <TextField
        label={text('record.minor-until')}
        hint={text('record.minor-hint')}
        type="date"
        value={draft.minorUntil}
        onChange={(event) => onDraft({ minorUntil: event.target.value })}
      />
      <TextField
        label={text('field.limit')}
        hint={text('field.limit-hint')}
        inputMode="decimal"
        maxLength={5}
        value={draft.openPeriodLimit}
        error={said('openPeriodLimit', text('field.wrong-limit'))}
        onChange={(event) => onDraft({ openPeriodLimit: event.target.value })}
      />
      <SelectField
        label={text('field.language')}
        value={draft.language}
        onChange={(event) =>
          onDraft({ language: languages.find((one) => one === event.target.value) ?? '' })
        }
      >
        <option value="">{text('field.as-establishment')}</option>
        <option value="fr">Français</option>
        <option value="en">English</option>
      </SelectField>
    </Fields>
  );
}
