import type { Role } from '@comptoir/shared/access/permissions';
import { CheckCard, Checkbox } from '@comptoir/ui/checkbox';
import { useSpeech } from '../language/language.tsx';
import { Fields } from '../page.tsx';
import { type Colleague, type ExtraRole, extraRoles } from './colleague-draft.ts';
import styles from './new-colleague.module.css';

/**
 * Roles and grants that whoever asks may give (W1, R4 to R8), each with what it lets somebody do. The further grants
 * appear only under the first.
 */
export function ColleagueRights({
  draft,
  given,
  bookings,
  onDraft,
}: {
  draft: Colleague;
  /** Roles that may be given here. */
  given: readonly Role[];
  /** Grants of the calendar may be given here. */
  bookings: boolean;
  onDraft: (change: Partial<Colleague>) => void;
}) {
  const { text } = useSpeech();
  const offered = extraRoles.filter((role) => given.includes(role));
  const turn = (role: ExtraRole, on: boolean) =>
    onDraft({ roles: extraRoles.filter((one) => (one === role ? on : draft.roles.includes(one))) });
  return (
    <>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{text('colleague.roles')}</legend>
        <p className={styles.hint}>
          {text(offered.length === 0 ? 'colleague.roles-none' : 'colleague.roles-hint')}
        </p>
        {offered.map((role) => (
          <CheckCard
            key={role}
            title={text(`role.${role}`)}
            text={text(`colleague.role-${role}`)}
            checked={draft.roles.includes(role)}
            onChange={(event) => turn(role, event.target.checked)}
          />
        ))}
      </fieldset>
      {bookings ? (
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{text('colleague.bookings')}</legend>
          <Checkbox
            role="switch"
            label={text('colleague.bookings-own')}
            checked={draft.bookings}
            onChange={(event) => onDraft({ bookings: event.target.checked })}
          />
          {draft.bookings ? (
            <Fields>
              <p className={styles.hint}>{text('colleague.bookings-login')}</p>
              <CheckCard
                title={text('colleague.bookings-all')}
                text={text('colleague.bookings-all-text')}
                checked={draft.allBookings}
                onChange={(event) => onDraft({ allBookings: event.target.checked })}
              />
              <CheckCard
                title={text('colleague.clients')}
                text={text('colleague.clients-text')}
                checked={draft.clients}
                onChange={(event) => onDraft({ clients: event.target.checked })}
              />
              {offered.includes('administration') ? (
                <CheckCard
                  title={text('colleague.business')}
                  text={text('colleague.business-text')}
                  checked={draft.roles.includes('administration')}
                  onChange={(event) => turn('administration', event.target.checked)}
                />
              ) : null}
            </Fields>
          ) : null}
        </fieldset>
      ) : null}
    </>
  );
}
