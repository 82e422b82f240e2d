import { PanelClock } from '@comptoir/ui/panel';
import type { ComponentProps, ReactNode } from 'react';
import { MissingScreen } from '../src/devices/missing-screen.tsx';
import { RevokedScreen } from '../src/devices/revoked-screen.tsx';
import { useSpeech } from '../src/language/language.tsx';
import { ManagingWords } from '../src/language/managing-words.tsx';
import { ExportButton } from '../src/settings/export-button.tsx';
import type { TabletSection } from '../src/settings/sections.ts';
import type { DiagnosticsView } from '../src/settings/view.ts';
import type { Missing } from '../src/sync/view.ts';
import * as sample from './samples.ts';

const nothing = () => undefined;
const { now, zone, diagnostics } = sample;
const long = {
  place: 'Restaurant de l’Hôtel de la Préfecture et du Palais de Justice',
  organisation: 'Société d’exploitation des établissements Lenoir et Associés',
};

/** A tablet that is withdrawn, lost, replaced, out of contact, or not as it should be. */
export function lifeScreens(
  settings: (first: TabletSection, view: DiagnosticsView) => ReactNode,
): Record<string, () => ReactNode> {
  const lease = { ...diagnostics, leaseOver: true };
  return {
    revoked: () => <Withdrawn held={{ waiting: 40, lost: 40 }} />,
    'revoked-done': () => <Withdrawn />,
    'revoked-reset': () => <Withdrawn asking />,
    'revoked-reset-refused': () => <Withdrawn held={{ waiting: 3, lost: 3 }} asking />,
    'revoked-stuck': () => (
      <Withdrawn held={{ waiting: 12, stuck: 2, photos: 1, lost: 0, ...long }} />
    ),
    lost: () => <Withdrawn held={{ waiting: 40, lost: 40 }} state="lost" />,
    'lost-done': () => <Withdrawn state="lost" />,
    'lost-long': () => <Withdrawn held={{ waiting: 40, lost: 40, ...long }} state="lost" />,
    missing: () => <Replaced />,
    'missing-crowd': () => <Replaced ask={sample.longPeople()} />,
    'missing-never': () => <Replaced missing={{ ...sample.missing, lastSeenAt: null }} ask={[]} />,
    'missing-nothing': () => <Replaced missing={null} />,
    'settings-lease': () => settings('locked', lease),
    'settings-sync': () =>
      settings('sync', {
        ...diagnostics,
        ...{ space: 'enough', clockJumped: false, continued: null, sync: sample.synced },
        ...{ unsaved: { count: 0, most: false }, refusals: [], locked: [] },
      }),
    'settings-sync-worst': () =>
      settings('sync', {
        ...diagnostics,
        ...{ persisted: false, unsigned: { count: 3, why: 'InvalidStateError' } },
        continued: { reason: 'forked', at: sample.at('07:40'), missing: 2, illegible: 1 },
      }),
    'settings-refusals': () => settings('refusals', diagnostics),
  };
}

function Replaced({
  missing = sample.missing,
  ask = sample.people(5),
}: {
  missing?: Missing | null;
  ask?: ReturnType<typeof sample.people>;
}) {
  const { time, date } = useSpeech();
  return (
    <ManagingWords>
      <MissingScreen
        missing={missing}
        ask={ask.map((tile) => ({ ...tile, photo: null, name: `${tile.given} ${tile.family}` }))}
        zone={zone}
        now={now}
        clock={<PanelClock time={time(now, zone)} date={date(now, zone)} size="regular" />}
        onBack={nothing}
      />
    </ManagingWords>
  );
}

function Withdrawn({
  held,
  state = 'revoked',
  asking = false,
}: {
  held?: Partial<ComponentProps<typeof RevokedScreen>['held']>;
  state?: 'lost' | 'revoked';
  asking?: boolean;
}) {
  const shown = {
    ...{ waiting: 0, stuck: 0, photos: 0, lost: 0, languages: ['fr', 'en'] as const },
    ...{ place: 'Brasserie du Pont', organisation: 'Maison Lenoir' },
    ...held,
  };
  return (
    <ManagingWords>
      <RevokedScreen
        sync={{ ...sample.offline, state, pending: shown.waiting }}
        held={shown}
        asking={asking}
        busy={false}
        onPunch={nothing}
        onReset={nothing}
        exportButton={<ExportButton onExport={() => Promise.resolve()} />}
      />
    </ManagingWords>
  );
}
