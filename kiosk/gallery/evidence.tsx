import { PanelBack, PanelPerson } from '@comptoir/ui/panel';
import type { ReactNode } from 'react';
import { EvidenceButton } from '../src/evidence/evidence-export.tsx';
import { PeopleScreen } from '../src/evidence/people-screen.tsx';
import { ReceiptCard, ReceiptSheet } from '../src/evidence/receipt-card.tsx';
import { ReceiptsScreen } from '../src/evidence/receipts-screen.tsx';
import { TimesScreen } from '../src/evidence/times-screen.tsx';
import type { ReceiptsView } from '../src/evidence/view.ts';
import { useSpeech } from '../src/language/language.tsx';
import { ManagingWords } from '../src/language/managing-words.tsx';
import { SettingsScreen } from '../src/settings/settings-screen.tsx';
import * as evidence from './evidence-samples.ts';
import * as sample from './samples.ts';

const nothing = () => undefined;

/** Beside the tick, as it stands on a confirmation. */
export const receiptCard = <ReceiptCard cells={evidence.receiptCells} onShow={nothing} />;
/** As large as the sheet. */
export const receiptSheet = <ReceiptSheet cells={evidence.receiptCells} told="Arrivée à 08:58." />;
export const evidenceButton = (
  <ManagingWords>
    <EvidenceButton onSave={() => Promise.resolve()} />
  </ManagingWords>
);

function Room({
  first = 'punches',
  children,
}: {
  first?: 'punches' | 'export';
  children: ReactNode;
}) {
  return (
    <SettingsScreen
      view={sample.diagnostics}
      manager="Awa Diop"
      zone={sample.zone}
      now={sample.now}
      first={first}
      onLanguage={nothing}
      onUnlock={nothing}
      onBack={nothing}
      exportButton={null}
      evidence={evidenceButton}
      room={() => <ManagingWords>{children}</ManagingWords>}
    />
  );
}

const people = sample.people(24).map((tile) => ({
  ...{ id: tile.id, name: `${tile.given} ${tile.family}` },
  ...{ initials: tile.initials, colour: tile.colour, photo: null },
}));

/** Receipts of punches, and what managers see of the three times. */
export const evidenceScreens: Record<string, () => ReactNode> = {
  receipts: () => <Receipts />,
  'receipts-many': () => (
    <Receipts
      view={evidence.manyReceipts}
      chosen="m3"
      name="Wolfeschlegelsteinhausenbergerdorff Anantharamakrishnan"
    />
  ),
  'receipts-elsewhere': () => <Receipts chosen="3" />,
  'receipts-none': () => <Receipts view={{ ...evidence.receipts, lines: [] }} />,
  'settings-punches': () => (
    <Room>
      <PeopleScreen people={people} query="" onQuery={nothing} onChoose={nothing} />
    </Room>
  ),
  'settings-evidence': () => <Room first="export">{null}</Room>,
  'settings-punches-times': () => (
    <Room>
      <TimesScreen name="Awa Diop" view={evidence.times} jumps={evidence.jumps} onBack={nothing} />
    </Room>
  ),
};

function Receipts({
  view = evidence.receipts,
  chosen = '2',
  name = 'Awa Diop',
}: {
  view?: ReceiptsView;
  chosen?: string;
  name?: string;
}) {
  const { text } = useSpeech();
  return (
    <ReceiptsScreen
      panel={
        <>
          <PanelBack label={text('act.back')} onBack={nothing} />
          <PanelPerson name={name} initials="AD" colour="brick" />
        </>
      }
      view={view}
      chosen={chosen}
      cells={evidence.receiptCells}
      onChoose={nothing}
    />
  );
}
