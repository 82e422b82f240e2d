import { suggestEmail } from '@comptoir/shared/employees/contact';
import { colours } from '@comptoir/shared/employees/operations';
import { languages } from '@comptoir/shared/establishments/languages';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { OptionCards } from '@comptoir/ui/option-cards';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.tsx';
import type { FormValues } from './form.ts';
import styles from './form.module.css';
import { TeamField } from './team-field.tsx';
import type { EmployeeField, RecordView } from './view.ts';
import { isTooShort } from './words.ts';

type Props = {
  values: FormValues;
  record: RecordView;
  change: (changed: Partial<FormValues>) => void;
  /** What is wrong with a field, in words. */
  fault: (key: keyof FormValues) => string | null;
};

export function IdentityFields({ values, record, change, fault }: Props) {
  const { text } = useSpeech();
  return (
    <section className={styles.part}>
      <h2>{text('employees.identity')}</h2>
      <Marked fields={['name']} record={record}>
        <div className={styles.two}>
          <TextField
            label={text('employees.given')}
            value={values.given}
            maxLength={80}
            autoCapitalize="words"
            enterKeyHint="next"
            error={fault('given')}
            onChange={(event) => change({ given: event.target.value })}
          />
          <TextField
            label={text('employees.family')}
            value={values.family}
            maxLength={80}
            autoCapitalize="words"
            enterKeyHint="next"
            error={fault('family')}
            onChange={(event) => change({ family: event.target.value })}
          />
        </div>
      </Marked>
      <Marked fields={['display']} record={record}>
        <TextField
          label={text('employees.display')}
          hint={text('employees.display-hint')}
          value={values.display}
          maxLength={80}
          autoCapitalize="words"
          enterKeyHint="next"
          error={fault('display')}
          onChange={(event) => change({ display: event.target.value })}
        />
      </Marked>
      <Marked fields={['colour']} record={record}>
        <fieldset className={styles.colours}>
          <legend>{text('employees.colour')}</legend>
          {colours.map((colour) => (
            <label key={colour} className={styles.colour}>
              <input
                type="radio"
                name="colour"
                checked={values.colour === colour}
                onChange={() => change({ colour })}
              />
              <span
                className={styles.swatch}
                style={{ background: `var(--person-${colour})` }}
                aria-hidden="true"
              />
              {text(`employees.colour-${colour}`)}
            </label>
          ))}
        </fieldset>
      </Marked>
    </section>
  );
}

export function ContactFields({
  values,
  record,
  change,
  fault,
  emailFirst,
}: Props & { emailFirst: boolean }) {
  const { text } = useSpeech();
  const meant = suggestEmail(values.email);
  return (
    <section className={styles.part}>
      <h2>{text('employees.contact')}</h2>
      <Marked fields={['email']} record={record}>
        <TextField
          label={text('employees.email')}
          hint={text('employees.email-hint')}
          type="email"
          autoFocus={emailFirst}
          inputMode="email"
          autoCapitalize="none"
          autoCorrect="off"
          enterKeyHint="next"
          maxLength={254}
          value={values.email}
          error={fault('email')}
          onChange={(event) => change({ email: event.target.value })}
        />
      </Marked>
      {meant === null ? null : (
        <Notice tone="warn" icon="mail">
          <div className={styles.meant}>
            <span>{text('employees.email-meant', { email: meant })}</span>
            <Button onClick={() => change({ email: meant })}>{text('employees.email-take')}</Button>
          </div>
        </Notice>
      )}
      <div className={styles.two}>
        <Marked fields={['phone']} record={record}>
          <TextField
            label={text('employees.phone')}
            type="tel"
            inputMode="tel"
            enterKeyHint="next"
            maxLength={40}
            value={values.phone}
            error={fault('phone')}
            onChange={(event) => change({ phone: event.target.value })}
          />
        </Marked>
        <Marked fields={['language']} record={record}>
          <SelectField
            label={text('employees.language')}
            value={values.language}
            onChange={(event) =>
              change({
                language: languages.find((language) => language === event.target.value) ?? '',
              })
            }
          >
            <option value="">{text('employees.language-establishment')}</option>
            {languages.map((language) => (
              <option key={language} value={language}>
                {text(`settings.language-${language}`)}
              </option>
            ))}
          </SelectField>
        </Marked>
      </div>
    </section>
  );
}

export function WorkFields({ values, record, change, fault, teams }: Props & { teams: string[] }) {
  const { text } = useSpeech();
  const date = (key: 'startsOn' | 'endsOn' | 'minorUntil') => (
    <Marked fields={[key]} record={record}>
      <TextField
        label={text(`employees.${key}`)}
        type="date"
        value={values[key]}
        error={fault(key)}
        onChange={(event) => change({ [key]: event.target.value })}
      />
    </Marked>
  );
  return (
    <section className={styles.part}>
      <h2>{text('employees.work')}</h2>
      <Marked fields={['team']} record={record}>
        <TeamField
          label={text('employees.team-field')}
          teams={teams}
          value={values.team}
          error={fault('team')}
          onChange={(team) => change({ team })}
        />
      </Marked>
      <div className={styles.three}>
        {date('startsOn')}
        {date('endsOn')}
        {date('minorUntil')}
      </div>
      <p className={styles.hint}>{text('employees.minor-hint')}</p>
      <Marked fields={['role']} record={record}>
        {/* T16: what a manager is, no manager changes from here. */}
        {record.protected || record.fields.role === 'manager' ? (
          <>
            <p className={styles.label}>{text('employees.role')}</p>
            <Notice tone="calm" icon="info">
              {text(`employees.role-${record.fields.role}`)}. {text('employees.role-fixed')}
            </Notice>
          </>
        ) : (
          <OptionCards
            label={text('employees.role')}
            options={(['employee', 'manager'] as const).map((role) => ({
              value: role,
              title: text(`employees.role-${role}`),
              text: text(`employees.role-${role}-may`),
            }))}
            chosen={values.role}
            onChoose={(role) => change({ role })}
          />
        )}
        {values.role === 'manager' && isTooShort(record) ? (
          <Notice tone="warn" icon="key">
            {text('pin.too-short')}
          </Notice>
        ) : null}
      </Marked>
      <Marked fields={['openPeriodLimit']} record={record}>
        <OptionCards
          label={text('employees.limit')}
          options={[
            { value: 'establishment', title: text('employees.limit-establishment') },
            { value: 'own', title: text('employees.limit-own') },
          ]}
          chosen={values.ownLimit ? 'own' : 'establishment'}
          onChoose={(chosen) => change({ ownLimit: chosen === 'own' })}
        />
      </Marked>
      {values.ownLimit ? (
        <div className={styles.three}>
          {(['hours', 'minutes'] as const).map((key) => (
            <TextField
              key={key}
              label={text(`employees.limit-${key}`)}
              inputMode="numeric"
              pattern="[0-9]*"
              maxLength={2}
              enterKeyHint={key === 'hours' ? 'next' : 'done'}
              value={values[key]}
              error={key === 'hours' ? fault('hours') : null}
              onChange={(event) => change({ [key]: event.target.value.replace(/\D/g, '') })}
            />
          ))}
        </div>
      ) : null}
      <p className={styles.hint}>{text('employees.limit-hint')}</p>
    </section>
  );
}

/** A field, and « pas encore envoyé » below it while its value is only on this tablet. */
function Marked({
  fields,
  record,
  children,
}: {
  fields: EmployeeField[];
  record: RecordView;
  children: ReactNode;
}) {
  const { text } = useSpeech();
  return (
    <div>
      {children}
      {fields.some((field) => record.pendingFields.includes(field)) ? (
        <p className={styles.unsent}>
          <Badge tone="warn" icon="sending">
            {text('employees.unsent')}
          </Badge>
        </p>
      ) : null}
    </div>
  );
}
