import { PanelPerson } from '@comptoir/ui/panel';
import type { ReactNode } from 'react';
import { Access } from '../src/employees/access.tsx';
import { OpenDialog } from '../src/employees/account-block.tsx';
import { AddForm } from '../src/employees/add-form.tsx';
import { AttachDialog } from '../src/employees/attach-dialog.tsx';
import { ChangePinScreen } from '../src/employees/change-pin-screen.tsx';
import { EditForm } from '../src/employees/edit-form.tsx';
import { ListScreen } from '../src/employees/list-screen.tsx';
import { NewPin } from '../src/employees/new-pin.tsx';
import { PinSlip } from '../src/employees/pin-slip.tsx';
import type { RecordTab } from '../src/employees/place.ts';
import { Profile } from '../src/employees/profile.tsx';
import { RecordScreen } from '../src/employees/record-screen.tsx';
import { TwinDialog } from '../src/employees/twin-dialog.tsx';
import type { EmployeesView, RecordView, UnknownPunch } from '../src/employees/view.ts';
import { ManagingWords } from '../src/language/managing-words.tsx';
import { SettingsScreen } from '../src/settings/settings-screen.tsx';
import * as sample from './people-samples.ts';
import { diagnostics, now, zone } from './samples.ts';

const nothing = () => undefined;
const team = sample.employees(24);

function Room({ children }: { children: ReactNode }) {
  return (
    <SettingsScreen
      view={diagnostics}
      manager="Awa Diop"
      zone={zone}
      now={now}
      onLanguage={nothing}
      onUnlock={nothing}
      onBack={nothing}
      exportButton={null}
      evidence={null}
      room={() => <ManagingWords>{children}</ManagingWords>}
    />
  );
}

function List({
  view = team,
  ...changed
}: { view?: EmployeesView } & Partial<Parameters<typeof ListScreen>[0]>) {
  return (
    <ListScreen
      view={view}
      manager="p1"
      roll="team"
      scrolled={new Map()}
      query=""
      draft={null}
      busy={false}
      onQuery={nothing}
      onOpen={nothing}
      onAdd={nothing}
      onRoll={nothing}
      onRestore={nothing}
      onAttach={nothing}
      onResume={nothing}
      onDrop={nothing}
      {...changed}
    />
  );
}

function Fiche({ record, tab = 'profile' }: { record: RecordView; tab?: RecordTab }) {
  return (
    <RecordScreen
      record={record}
      tab={tab}
      onTab={nothing}
      onEdit={record.archived ? null : nothing}
      onBack={nothing}
    >
      {tab === 'profile' ? (
        <Profile
          record={record}
          twins={team.people.filter((line) => record.line.twins.includes(line.id))}
          zone={zone}
          busy={false}
          onSettle={nothing}
          onArchive={nothing}
          onRestore={nothing}
          onMerge={nothing}
        />
      ) : (
        <Access
          record={record}
          zone={zone}
          busy={false}
          onRenew={nothing}
          onUnlock={nothing}
          onOpen={nothing}
          onResend={nothing}
          onRevoke={nothing}
          onAddEmail={nothing}
          onLink={(answered) =>
            answered({
              ok: true,
              value: {
                url: 'https://comptoir.exemple.fr/portal/activation#Qm9uam91ciBhIHRvdXMgbGVzIGxlY3RldXJz',
                expiresAt: now + 3_600_000,
              },
            })
          }
        />
      )}
    </RecordScreen>
  );
}

function Edit({ record, email }: { record: RecordView; email?: string }) {
  return (
    <EditForm
      record={record}
      teams={team.teams}
      first={{ values: email === undefined ? {} : { email }, photo: null }}
      field={email === undefined ? null : 'email'}
      busy={false}
      onChange={nothing}
      onPicked={nothing}
      onSave={nothing}
      onCancel={nothing}
    />
  );
}

const shown = { person: 'p3', name: 'Jeanne Faure', pin: '482 915'.replace(' ', '') };
const pin = (added: boolean) => (
  <NewPin
    shown={shown}
    added={added}
    establishment="Brasserie du Pont"
    language={null}
    onAnother={nothing}
    onRecord={nothing}
    onDone={nothing}
  />
);
const add = (
  <AddForm
    teams={team.teams}
    first={{ given: 'Jeanne', family: '', team: 'Salle' }}
    busy={false}
    onChange={nothing}
    onAdd={nothing}
    onCancel={nothing}
  />
);

const inside: Record<string, ReactNode> = {
  employees: <List />,
  'employees-1': <List view={sample.employees(1)} />,
  'employees-60': <List view={sample.employees(60)} />,
  'employees-empty': <List view={sample.nobody} />,
  'employees-long': <List view={sample.longEmployees} />,
  'employees-search': <List query="elise" />,
  'employees-nobody': <List query="xavier" />,
  'employees-former': <List roll="former" />,
  'employees-former-none': <List view={sample.nobody} roll="former" />,
  'employees-unknown': <List roll="unknown" />,
  'employees-draft': (
    <List
      draft={{ person: 'p3', name: 'Karim Haddad', values: {}, photo: null, at: now - 90_000 }}
    />
  ),
  'employees-attach': (
    <AttachDialog
      punch={team.unknown[0] as UnknownPunch}
      view={team}
      manager="p1"
      busy={false}
      onAttach={nothing}
      onClose={nothing}
    />
  ),
  'employees-add': add,
  'employees-pin': pin(true),
  'employees-pin-renewed': pin(false),
  'employees-slip': <PinSlip shown={shown} establishment="Brasserie du Pont" language="en" />,
  'employees-record': <Fiche record={sample.record()} />,
  'employees-record-clash': <Fiche record={sample.disputed} />,
  'employees-record-long': <Fiche record={sample.longRecord} />,
  'employees-record-former': <Fiche record={sample.gone} />,
  'employees-record-manager': <Fiche record={sample.manager} />,
  'employees-access': <Fiche record={sample.record()} tab="access" />,
  'employees-access-invited': <Fiche record={sample.invited} tab="access" />,
  'employees-access-no-email': <Fiche record={sample.withoutEmail} tab="access" />,
  'employees-access-failed': <Fiche record={sample.undelivered} tab="access" />,
  'employees-access-manager': <Fiche record={sample.manager} tab="access" />,
  'employees-edit': <Edit record={sample.record({ pendingFields: ['name'] })} />,
  'employees-edit-email': <Edit record={sample.record()} email="jeanne.faure@gmial.com" />,
  'employees-edit-manager': <Edit record={sample.manager} />,
  'employees-open': (
    <OpenDialog
      name="Jeanne Faure"
      email="jeanne.faure@exemple.fr"
      roles={['employee', 'manager']}
      shortPin={false}
      busy={false}
      onOpen={nothing}
      onClose={nothing}
    />
  ),
  'employees-twins': (
    <TwinDialog lines={team.people.slice(4, 6)} busy={false} onMerge={nothing} onClose={nothing} />
  ),
};

function Change(props: Partial<Parameters<typeof ChangePinScreen>[0]>) {
  return (
    <ManagingWords>
      <ChangePinScreen
        panel={<PanelPerson name="Awa Diop" initials="AD" colour="brick" />}
        why={null}
        step="first"
        typed={2}
        length={6}
        fault={null}
        onDigit={nothing}
        onErase={nothing}
        onLater={nothing}
        onDone={nothing}
        {...props}
      />
    </ManagingWords>
  );
}

/** Paramètres › Établissement › Employés. */
export const peopleScreens: Record<string, () => ReactNode> = Object.fromEntries(
  Object.entries(inside).map(([name, node]) => [name, () => <Room>{node}</Room>]),
);

/** One's own code, behind the present one. */
export const changePinScreens: Record<string, () => ReactNode> = {
  'change-pin': () => <Change />,
  'change-pin-asked': () => <Change why="first-use" step="again" typed={6} />,
  'change-pin-weak': () => <Change fault="weak" typed={0} />,
  'change-pin-done': () => <Change step="done" />,
};
