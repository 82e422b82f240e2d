import type { Asker } from '@comptoir/shared/access/policy';
import type { AccessView, CoverAnswer, Holdings } from '@comptoir/shared/access/portal';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Clash } from '@comptoir/ui/clash';
import { useState } from 'react';
import { Confirm } from '../confirm.tsx';
import { useSpeech } from '../language/language.tsx';
import { Acts } from '../page.tsx';
import { useToast } from '../toasts.tsx';
import { Unsaved } from '../unsaved.tsx';
import { type Places, wordOfHeld } from './right-words.ts';
import { RightsBookings } from './rights-bookings.tsx';
import { type Held, changesBetween } from './rights-draft.ts';
import { RightsRoles } from './rights-roles.tsx';
import styles from './rights.module.css';
import { useRights } from './use-rights.ts';

/**
 * C17, R2 to R9: what somebody holds, chosen one by one and saved together. Only what whoever looks may hand out can be
 * changed; `asker` null: nothing.
 */
export function RightsBlock({
  person,
  access,
  asker,
  places,
  cover,
  onInvite,
}: {
  person: { id: string; name: string; works: readonly { id: string; name: string }[] };
  access: AccessView;
  asker: Asker | null;
  places: Places;
  cover: CoverAnswer['cover'] | null;
  /** Asks for an invitation; null where none can be sent from here. */
  onInvite: (() => void) | null;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const { name } = person;
  const form = useRights(person.id, access, () => toast({ text: text('rights.saved', { name }) }));
  const { opened, draft, dirty, clash } = form;
  const own = asker?.person === person.id;
  const told = (held: Holdings) => {
    const all = [...held.roles, ...held.grants].map((one) => wordOfHeld(speech, one, places));
    return all.length === 0 ? text('rights.none') : all.join('\u00a0; ');
  };
  if (clash !== null) {
    return (
      <Clash
        title={text('rights.clash')}
        busy={form.busy}
        sides={[
          {
            who: text('clash.theirs'),
            value: told(clash),
            keep: text('rights.keep-theirs'),
            onKeep: () => form.choose('theirs'),
          },
          {
            who: text('clash.mine'),
            value: told(draft),
            keep: text('rights.keep-mine'),
            onKeep: () => form.choose('mine'),
          },
        ]}
      />
    );
  }
  const shown = { draft, asker, places, last: access.last, onChange: form.change };
  const changes = changesBetween(opened, draft);
  return (
    <>
      <Unsaved when={dirty && !form.busy} title={text('rights.leave')}>
        {text('rights.leave-text')}
      </Unsaved>
      <RightsRoles person={person} cover={cover} {...shown} />
      <RightsBookings
        name={name}
        works={person.works}
        loginMissing={access.state === 'none' || access.state === 'revoked'}
        onInvite={onInvite}
        {...shown}
      />
      {dirty ? (
        <div className={styles.save}>
          <p className={styles.soft} role="status">
            {text('rights.unsaved')}
          </p>
          <Acts>
            <BusyButton
              tone="primary"
              busy={form.busy}
              busyLabel={text('act.sending')}
              onClick={() => setAsking(true)}
            >
              {text('rights.save')}
            </BusyButton>
            <Button onClick={form.reset}>{text('act.cancel')}</Button>
          </Acts>
        </div>
      ) : null}
      {asking ? (
        <Confirm
          title={own ? text('rights.confirm-yours') : text('rights.confirm', { name })}
          act={text('rights.save')}
          danger={own && changes.taken.length > 0}
          busy={form.busy}
          failure={form.failure}
          onClose={() => {
            form.clear();
            setAsking(false);
          }}
          onConfirm={() => {
            void form.save().then((done) => {
              if (done !== null) setAsking(false);
            });
          }}
        >
          <div className={styles.changes}>
            <Told title={text('rights.given')} held={changes.given} places={places} />
            <Told title={text('rights.taken')} held={changes.taken} places={places} />
          </div>
          {own && changes.taken.length > 0 ? <p>{text('rights.yourself')}</p> : null}
          <p>{text('rights.at-once')}</p>
        </Confirm>
      ) : null}
    </>
  );
}

function Told({ title, held, places }: { title: string; held: Held[]; places: Places }) {
  const speech = useSpeech();
  if (held.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {held.map((one) => {
          const words = wordOfHeld(speech, one, places);
          return <li key={words}>{words}</li>;
        })}
      </ul>
    </div>
  );
}
