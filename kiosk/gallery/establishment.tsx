import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import { PanelBack, PanelClock, PanelSpace, PanelTitle } from '@comptoir/ui/panel';
import type { ReactNode } from 'react';
import { EstablishmentScreen } from '../src/establishments/establishment-screen.tsx';
import { PrivacyScreen } from '../src/establishments/privacy-screen.tsx';
import { SettingDialog } from '../src/establishments/setting-dialog.tsx';
import type { EstablishmentField, EstablishmentView } from '../src/establishments/view.ts';
import { useSpeech } from '../src/language/language.tsx';
import { ManagingWords } from '../src/language/managing-words.tsx';
import { SettingsScreen } from '../src/settings/settings-screen.tsx';
import { diagnostics, now, zone } from './samples.ts';

const nothing = () => undefined;

const view: EstablishmentView = {
  fields: {
    ...defaultSettings,
    name: 'Brasserie du Pont',
    contact: 'Camille Moreau, camille@brasserie-du-pont.example, 01 23 45 67 89',
  },
  unsent: new Set(['contact', 'pinLength'] as const),
  clashes: [],
};
const clashing: EstablishmentView = {
  ...view,
  clashes: [
    { field: 'cutOffHour', mine: 4, theirs: 5, at: now - 3 * 3_600_000, by: 'Awa Diop' },
    {
      field: 'name',
      mine: 'Chez Awa',
      theirs: 'Brasserie du Pont',
      at: now - 90_000,
      by: 'Awa Diop',
    },
  ],
};

function Room({ of = view, open }: { of?: EstablishmentView | null; open?: EstablishmentField }) {
  return (
    <SettingsScreen
      view={diagnostics}
      manager="Awa Diop"
      zone={zone}
      now={now}
      first="establishment"
      onLanguage={nothing}
      onUnlock={nothing}
      onBack={nothing}
      exportButton={null}
      evidence={null}
      room={() => (
        <ManagingWords>
          <EstablishmentScreen
            view={of}
            zone={zone}
            now={now}
            busy={false}
            onOpen={nothing}
            onSettle={nothing}
          />
          {open === undefined ? null : (
            <SettingDialog
              field={open}
              fields={view.fields}
              busy={false}
              onSave={nothing}
              onClose={nothing}
            />
          )}
        </ManagingWords>
      )}
    />
  );
}

function Privacy({ first }: { first: boolean }) {
  const { text, time, date } = useSpeech();
  return (
    <ManagingWords>
      <PrivacyScreen
        view={{
          establishment: view.fields.name,
          contact: view.fields.contact,
          retention: view.fields.retention,
          hideStatuses: false,
        }}
        panel={
          <>
            <PanelBack label={text('act.back')} onBack={nothing} />
            <PanelTitle icon="info" title={text('privacy.title')} />
            <PanelSpace />
            <PanelClock time={time(now, zone)} date={date(now, zone)} size="regular" />
          </>
        }
        busy={false}
        onSeen={first ? nothing : null}
        onLater={nothing}
      />
    </ManagingWords>
  );
}

/** The settings of the store, and « Vos données ». */
export const establishmentScreens: Record<string, () => ReactNode> = {
  establishment: () => <Room />,
  'establishment-clash': () => <Room of={clashing} />,
  'establishment-unknown': () => <Room of={null} />,
  'establishment-zone': () => <Room open="zone" />,
  'establishment-retention': () => <Room open="retention" />,
  'establishment-limit': () => <Room open="openPeriodLimit" />,
  'establishment-cut-off': () => <Room open="cutOffHour" />,
  'establishment-languages': () => <Room open="languages" />,
  privacy: () => <Privacy first={false} />,
  'privacy-first': () => <Privacy first />,
};
