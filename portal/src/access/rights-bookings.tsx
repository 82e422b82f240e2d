import type { Asker } from '@comptoir/shared/access/policy';
import type { Holdings } from '@comptoir/shared/access/portal';
import { CheckCard, Checkbox } from '@comptoir/ui/checkbox';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { useSpeech } from '../language/language.tsx';
import { Section } from '../page.tsx';
import { RightPlaces } from './right-places.tsx';
import type { Places } from './right-words.ts';
import {
  type FurtherGrant,
  type Where,
  firstPlace,
  furtherGrants,
  mayTouch,
  placesOf,
  placesToGive,
  withRight,
  withoutRight,
} from './rights-draft.ts';
import styles from './rights.module.css';

/** R4 to R8: one switch for the access to one's own bookings; everything further appears once it is on. */
export function RightsBookings({
  name,
  draft,
  asker,
  places,
  works,
  last,
  loginMissing,
  onChange,
  onInvite,
}: {
  name: string;
  draft: Holdings;
  asker: Asker | null;
  places: Places;
  /** Where the person works. */
  works: readonly { id: string }[];
  /** Nobody else administers. */
  last: boolean;
  /** Nobody has invited them yet. */
  loginMissing: boolean;
  onChange: (draft: Holdings) => void;
  onInvite: (() => void) | null;
}) {
  const { text } = useSpeech();
  const owns = placesOf(draft, 'bookings.own');
  const on = owns.length > 0;
  const may = (where: Where) => mayTouch(asker, 'bookings.own', where, places.teams);
  const first = firstPlace(
    'bookings.own',
    placesToGive('bookings.own', draft, { asker, ...places }),
    works,
  );
  const fixed = on ? !owns.every(may) : first === null;
  const turn = (wanted: boolean) => {
    if (wanted) {
      if (first !== null) onChange(withRight(draft, 'bookings.own', first));
    } else onChange(owns.reduce((held, one) => withoutRight(held, 'bookings.own', one), draft));
  };
  const turnFurther = (grant: FurtherGrant, wanted: boolean) => {
    const change = wanted ? withRight : withoutRight;
    const where = wanted ? owns : placesOf(draft, grant);
    onChange(where.reduce((held, one) => change(held, grant, one), draft));
  };
  const addPlace = (where: Where) => {
    // What is given everywhere else is given there too.
    const further = furtherGrants.filter((grant) => placesOf(draft, grant).length > 0);
    const more = withRight(draft, 'bookings.own', where);
    onChange(further.reduce((held, grant) => withRight(held, grant, where), more));
  };
  if (asker === null && !on) return null;
  const whole = { establishment: null, team: null };
  const administers = placesOf(draft, 'administration').length > 0;
  const mayAdminister = mayTouch(asker, 'administration', whole, places.teams);
  return (
    <Section title={text('rights.bookings')}>
      <div className={styles.list}>
        <Checkbox
          role="switch"
          label={text('rights.bookings.own')}
          checked={on}
          disabled={fixed}
          onChange={(event) => turn(event.target.checked)}
        />
        {on ? (
          <>
            <p className={styles.soft}>{text('rights.bookings-hint')}</p>
            {loginMissing ? (
              <Notice tone="calm" icon="mail">
                <p>{text('rights.bookings-login', { name })}</p>
                {onInvite === null ? null : (
                  <Button tone="plain" onClick={onInvite}>
                    {text('record.act-invite')}
                  </Button>
                )}
              </Notice>
            ) : null}
            <RightPlaces
              right="bookings.own"
              held={draft}
              asker={asker}
              places={places}
              onAdd={addPlace}
              onRemove={(where) => onChange(withoutRight(draft, 'bookings.own', where))}
            />
            {furtherGrants.map((grant) => {
              const given = placesOf(draft, grant);
              const where = given.length > 0 ? given : owns;
              return (
                <CheckCard
                  key={grant}
                  title={text(`rights.${grant}`)}
                  text={text(`rights.${grant}-text`)}
                  checked={given.length > 0}
                  disabled={!where.every((one) => mayTouch(asker, grant, one, places.teams))}
                  onChange={(event) => turnFurther(grant, event.target.checked)}
                />
              );
            })}
            <CheckCard
              title={text('rights.business')}
              text={text('rights.business-text')}
              checked={administers}
              disabled={!mayAdminister || (last && administers)}
              onChange={(event) =>
                onChange(
                  event.target.checked
                    ? withRight(draft, 'administration', whole)
                    : placesOf(draft, 'administration').reduce(
                        (held, one) => withoutRight(held, 'administration', one),
                        draft,
                      ),
                )
              }
            />
          </>
        ) : null}
      </div>
    </Section>
  );
}
