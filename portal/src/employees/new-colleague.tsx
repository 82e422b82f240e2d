import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import type { TeamView } from '@comptoir/shared/teams/portal';
import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { SidePanel } from '@comptoir/ui/side-panel';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Confirm } from '../confirm.tsx';
import { Failed } from '../failed.tsx';
import { focusFirstWrong } from '../first-wrong.ts';
import { useSpeech } from '../language/language.tsx';
import type { Key } from '../language/speech.ts';
import { MeantEmail } from '../meant.tsx';
import { Fields, Pair } from '../page.tsx';
import { useMe } from '../use-me.ts';
import {
  type Colleague,
  type ColleagueFault,
  type Way,
  colleagueFaults,
  emptyColleague,
  extraRoles,
  goesOn,
  grantsOf,
  isBegun,
  nextColleague,
  ownerOf,
  roleToGive,
} from './colleague-draft.ts';
import { ColleagueRights } from './colleague-rights.tsx';
import styles from './new-colleague.module.css';
import { PhotoField } from './photo-field.tsx';
import { teamsInOrder } from './team-tree.ts';
import { useAsker } from './use-asker.ts';
import { useCreation } from './use-creation.ts';
import { lastWay, rememberWay } from './last-way.ts';
import { fullName } from './users-list.ts';
import { WayButtons } from './way-buttons.tsx';
import { wayOfKey } from './way-keys.ts';

/** C3: « Nouveau collègue », keyboard first. What is half typed is never lost by accident. */
export function NewColleague({
  lines,
  teams,
  onClose,
}: {
  lines: readonly EmployeeLine[];
  teams: readonly TeamView[];
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const { establishments, permissions } = useMe();
  const navigate = useNavigate();
  const asker = useAsker();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => emptyColleague(establishments[0]?.id ?? ''));
  const [tried, setTried] = useState<Way | null>(null);
  const [usual, setUsual] = useState(lastWay);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const creation = useCreation(establishments);
  const begun = isBegun(draft);
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => begun && current.pathname !== next.pathname,
    enableBeforeUnload: () => begun,
    withResolver: true,
  });

  const change = (fields: Partial<Colleague>) => setDraft((before) => ({ ...before, ...fields }));
  const close = () => (begun ? setAsking(true) : onClose());
  const givable = extraRoles.flatMap((role) => {
    const holding = asker === null ? null : roleToGive(role, draft.establishment, asker, teams);
    return holding === null ? [] : [holding];
  });
  const bookings = asker !== null && givable.some(({ role }) => role === 'administration');

  const create = async (way: Way) => {
    if (creation.busy) return;
    setTried(way);
    setDone(null);
    if (colleagueFaults(draft, way, lines).size > 0) {
      if (form.current !== null) focusFirstWrong(form.current);
      return;
    }
    const roles = givable.filter(({ role }) => draft.roles.some((one) => one === role));
    const made = await creation.create(draft, way, roles, bookings ? grantsOf(draft) : []);
    if (made === null) return;
    setUsual(way);
    rememberWay(way);
    setTried(null);
    setDraft(nextColleague(draft));
    if (!goesOn(way)) return onClose();
    setDone(made);
    form.current?.querySelector('input')?.focus();
  };

  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    const way = wayOfKey(event, usual);
    const { target } = event;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    // Enter alone keeps its meaning on a button and on an open list.
    if (way === null || (plain && !(target instanceof HTMLInputElement))) return;
    event.preventDefault();
    if (!event.repeat) void create(way);
  };

  const faults = colleagueFaults(draft, tried ?? 'create', lines);
  const said = (fault: ColleagueFault, words: Key) =>
    tried !== null && faults.has(fault) ? text(words) : null;
  const owner = ownerOf(draft.email, lines);
  const emailError = (): string | null => {
    if (owner !== null) {
      return text('colleague.taken', { name: fullName(owner) ?? text('person.erased') });
    }
    if (creation.failure?.code === 'email-taken') return text('colleague.taken-hidden');
    return said('needs-email', 'colleague.needs-email') ?? said('email', 'field.wrong-email');
  };
  const tree = teamsInOrder(teams, draft.establishment);
  return (
    <SidePanel
      title={text('colleague.title')}
      closeLabel={text('act.close')}
      onClose={close}
      foot={
        <div className={styles.foot}>
          {/* Beside what was pressed: the end of the form may be out of sight. */}
          <Failed failure={creation.failure?.code === 'email-taken' ? null : creation.failure} />
          <WayButtons
            usual={usual}
            busy={creation.busy ? tried : null}
            onWay={(way) => void create(way)}
          />
        </div>
      }
    >
      <form
        ref={form}
        noValidate
        aria-label={text('colleague.title')}
        onKeyDown={press}
        onSubmit={(event) => event.preventDefault()}
      >
        <Fields>
          <p role="status" className={styles.done} data-empty={done === null || undefined}>
            {done}
          </p>
          <Pair>
            <TextField
              label={text('field.given')}
              maxLength={80}
              value={draft.given}
              error={
                said('given', 'field.missing') ?? said('given-unwritable', 'colleague.unwritable')
              }
              onChange={(event) => change({ given: event.target.value })}
            />
            <TextField
              label={text('field.family')}
              maxLength={80}
              value={draft.family}
              error={said('family-unwritable', 'colleague.unwritable')}
              onChange={(event) => change({ family: event.target.value })}
            />
          </Pair>
          <TextField
            label={text('field.email')}
            hint={text('colleague.email-hint')}
            type="email"
            inputMode="email"
            autoCapitalize="none"
            maxLength={254}
            value={draft.email}
            error={emailError()}
            onChange={(event) => {
              creation.clear();
              change({ email: event.target.value });
            }}
          />
          {owner === null ? null : (
            <div>
              <Button
                icon="forward"
                onClick={() =>
                  void navigate({
                    to: '/configuration/users/$person',
                    params: { person: owner.id },
                  })
                }
              >
                {text('colleague.taken-open')}
              </Button>
            </div>
          )}
          <MeantEmail typed={draft.email} onTake={(email) => change({ email })} />
          <TextField
            label={text('colleague.phone')}
            hint={text('colleague.phone-hint')}
            type="tel"
            inputMode="tel"
            maxLength={40}
            value={draft.phone}
            error={said('phone', 'field.wrong-phone')}
            onChange={(event) => change({ phone: event.target.value })}
          />
          <Pair>
            {establishments.length < 2 ? null : (
              <SelectField
                label={text('field.establishment')}
                value={draft.establishment}
                onChange={(event) => change({ establishment: event.target.value, team: '' })}
              >
                {establishments.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </SelectField>
            )}
            {tree.length === 0 ? (
              <TextField
                label={text('field.team')}
                maxLength={40}
                value={draft.team}
                onChange={(event) => change({ team: event.target.value })}
              />
            ) : (
              <SelectField
                label={text('field.team')}
                value={draft.team}
                onChange={(event) => change({ team: event.target.value })}
              >
                <option value="">{text('colleague.no-team')}</option>
                {tree.map(({ team, depth }) => (
                  <option key={team.id} value={team.name}>
                    {`${'\u2003'.repeat(depth)}${team.name}`}
                  </option>
                ))}
              </SelectField>
            )}
          </Pair>
          <PhotoField photo={draft.photo} name={draft} onPhoto={(photo) => change({ photo })} />
          <ColleagueRights
            draft={draft}
            given={givable.map(({ role }) => role)}
            bookings={bookings}
            onDraft={change}
          />
          {permissions.includes('access.open') ? null : (
            <Notice tone="calm" icon="info">
              {text('colleague.roles-none')}
            </Notice>
          )}
        </Fields>
      </form>
      {asking || leaving.status === 'blocked' ? (
        <Confirm
          title={text('colleague.keep-title')}
          act={text('colleague.discard')}
          busy={false}
          failure={null}
          onClose={() => {
            setAsking(false);
            leaving.reset?.();
          }}
          onConfirm={() => {
            setAsking(false);
            if (leaving.status === 'blocked') leaving.proceed();
            else onClose();
          }}
        >
          <p>{text('colleague.keep-text')}</p>
        </Confirm>
      ) : null}
    </SidePanel>
  );
}
