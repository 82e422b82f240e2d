import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { ExportView } from '@comptoir/shared/timesheets/portal';
import { Badge } from '@comptoir/ui/badge';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { SelectField } from '@comptoir/ui/text-field';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { Failed } from '../../failed.tsx';
import { useSpeech } from '../../language/language.tsx';
import { Loaded } from '../../loaded.tsx';
import { Section } from '../../page.tsx';
import { saveFile } from '../../platform/save-file.ts';
import { useToast } from '../../toasts.tsx';
import { SheetFrame } from '../sheet-frame.tsx';
import type { SheetPlace, SheetSearch, SheetView } from '../sheet-search.ts';
import { type ExportSpan, defineExport, exportFile, exportsQuery } from './api.ts';
import { beginDraft } from './export-draft.ts';
import { ExportEditor } from './export-editor.tsx';
import styles from './exports.module.css';
import { InspectionExport } from './inspection-export.tsx';

/** Hours on their way to payroll (O6), and what the labour inspector is shown (O14). */
export function ExportsPage({
  view,
  places,
  today,
  mayExport,
  onSearch,
}: {
  view: SheetView;
  places: readonly SheetPlace[];
  /** A business day. */
  today: string;
  /** Without it, only the export for the inspector is offered. */
  mayExport: boolean;
  onSearch: (search: SheetSearch) => void;
}) {
  const { text } = useSpeech();
  const { establishment, period } = view;
  const [everywhere, setEverywhere] = useState(false);
  const span: ExportSpan = {
    establishment: everywhere ? null : establishment.id,
    ...{ from: period.from, to: period.to },
  };
  return (
    <SheetFrame view={{ ...view, team: null }} places={places} onSearch={onSearch}>
      {places.length < 2 ? null : (
        <div className={styles.where}>
          <SelectField
            label={text('payroll.where')}
            value={everywhere ? 'all' : 'one'}
            onChange={({ target }) => setEverywhere(target.value === 'all')}
          >
            <option value="one">{establishment.name}</option>
            <option value="all">{text('payroll.everywhere')}</option>
          </SelectField>
        </div>
      )}
      {mayExport ? <Payroll span={span} /> : null}
      <InspectionExport
        key={today}
        establishment={span.establishment}
        name={everywhere ? text('payroll.everywhere') : establishment.name}
        today={today}
      />
    </SheetFrame>
  );
}

function Payroll({ span }: { span: ExportSpan }) {
  const { text } = useSpeech();
  const query = useQuery(exportsQuery(useApi()));
  const [editing, setEditing] = useState<ExportView | null>(null);
  const begin = () => {
    const id = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
    setEditing({ id, ...beginDraft('csv', (field) => text(`payroll.field-${field}`)) });
  };
  return (
    <Section
      title={text('payroll.title')}
      acts={
        <Button icon="add" onClick={begin}>
          {text('payroll.new')}
        </Button>
      }
    >
      <Loaded query={query} rows={3}>
        {(exports) =>
          exports.length === 0 ? (
            <EmptyState icon="download" title={text('payroll.none')}>
              {text('payroll.none-text')}
            </EmptyState>
          ) : (
            <ul className={styles.list}>
              {exports.map((one) => (
                <Row key={one.id} one={one} span={span} onEdit={() => setEditing(one)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {editing === null ? null : (
        <ExportEditor
          key={editing.id}
          begun={editing}
          span={span}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  );
}

const extensions = { csv: 'csv', xlsx: 'xlsx', silae: 'csv', sage: 'txt' } as const;

function Row({ one, span, onEdit }: { one: ExportView; span: ExportSpan; onEdit: () => void }) {
  const { text, days } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const { id, name, format, columns } = one;
  const file = useAct(async () => {
    const stem = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase();
    const bytes = await exportFile(api, id, span);
    saveFile(`${stem}-${span.from}-${span.to}.${extensions[format]}`, bytes);
    return true;
  });
  const download = async () => {
    if ((await file.run(undefined)) !== true) return;
    toast({ text: text('payroll.saved', { name, days: days(span.from, span.to) }) });
  };
  const archive = useAct(async (archived: boolean) => {
    await defineExport(api, queries, { ...one, archived });
    return true;
  });
  const putAway = async () => {
    if ((await archive.run(true)) !== true) return;
    toast({
      text: text('payroll.archived', { name }),
      undo: () => void defineExport(api, queries, { ...one, archived: false }),
    });
  };
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <h3 className={styles.name}>{name}</h3>
        <p className={styles.soft}>
          {columns.columns
            .map(({ field, header }) => (header === '' ? text(`payroll.field-${field}`) : header))
            .join(' · ')}
        </p>
      </div>
      <Badge tone="info" icon="sheet">
        {text(`payroll.format-${format}`)}
      </Badge>
      <div className={styles.acts}>
        <BusyButton
          tone="primary"
          icon="download"
          busy={file.busy}
          busyLabel={text('payroll.making')}
          aria-label={text('payroll.download-of', { name })}
          onClick={() => void download()}
        >
          {text('payroll.download')}
        </BusyButton>
        <Button icon="edit" aria-label={text('payroll.edit-of', { name })} onClick={onEdit}>
          {text('payroll.edit')}
        </Button>
        <Button
          icon="archive"
          aria-label={text('payroll.archive-of', { name })}
          disabled={archive.busy}
          onClick={() => void putAway()}
        >
          {text('payroll.archive')}
        </Button>
      </div>
      {file.failure === null && archive.failure === null ? null : (
        <div className={styles.failed}>
          <Failed failure={file.failure ?? archive.failure} />
        </div>
      )}
    </li>
  );
}
