import { type ExportFormat, exportFormats } from '@comptoir/shared/timesheets/export-format';
import type { ExportView } from '@comptoir/shared/timesheets/portal';
import { OptionCards } from '@comptoir/ui/option-cards';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useApi } from '../../api/use-api.ts';
import { DialogForm } from '../../dialog-form.tsx';
import { focusFirstWrong } from '../../first-wrong.ts';
import { useSpeech } from '../../language/language.tsx';
import { Pair } from '../../page.tsx';
import { useToast } from '../../toasts.tsx';
import { type ExportSpan, defineExport } from './api.ts';
import { ColumnList } from './column-list.tsx';
import { type ExportDraft, beginDraft, faultsOf, isPayroll } from './export-draft.ts';
import { ExportPreviewTable } from './export-preview.tsx';

/** Writes an export: its format, what a line holds and under which headers or codes, with its first lines as they will be. */
export function ExportEditor({
  begun,
  span,
  onClose,
}: {
  begun: ExportView;
  span: ExportSpan;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const { id, ...first } = begun;
  const [draft, setDraft] = useState<ExportDraft>(first);
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft);
  const { name, format, columns } = draft;
  const payroll = isPayroll(format);
  const change = (changed: Partial<ExportDraft['columns']>) =>
    setDraft({ ...draft, columns: { ...columns, ...changed } });
  const choose = (wanted: ExportFormat) => {
    // Headers of a table are no codes of a payroll program: another kind of file begins anew.
    const same = isPayroll(wanted) === payroll;
    const anew = beginDraft(wanted, (field) => text(`payroll.field-${field}`));
    const separator = wanted === 'silae' ? ';' : wanted === 'sage' ? '\t' : columns.separator;
    setDraft(
      same
        ? { ...draft, format: wanted, columns: { ...columns, separator } }
        : { ...anew, name: draft.name },
    );
  };
  const act = useAct(async () => {
    await defineExport(api, queries, { id, ...draft, name: name.trim(), archived: false });
    return true;
  });
  const submit = async (form: HTMLFormElement) => {
    setTried(true);
    if (faults.length > 0) return focusFirstWrong(form);
    if ((await act.run(undefined)) !== true) return;
    toast({ text: text('payroll.defined', { name: name.trim() }) });
    onClose();
  };
  const wrong = (fault: (typeof faults)[number]) =>
    tried && faults.includes(fault) ? text(`payroll.wrong-${fault}`) : null;
  return (
    <DialogForm
      wide
      title={text(begun.name === '' ? 'payroll.new-title' : 'payroll.edit-title')}
      act={text('payroll.save')}
      busy={act.busy}
      failure={act.failure}
      onSubmit={(form) => void submit(form)}
      onClose={onClose}
    >
      <TextField
        label={text('payroll.name')}
        hint={text('payroll.name-hint')}
        maxLength={60}
        value={name}
        error={wrong('name')}
        onChange={({ target }) => setDraft({ ...draft, name: target.value })}
      />
      <OptionCards
        label={text('payroll.format')}
        chosen={format}
        options={exportFormats.map((value) => ({
          value,
          title: text(`payroll.format-${value}`),
          text: text(`payroll.format-${value}-text`),
        }))}
        onChoose={choose}
      />
      <Pair>
        <SelectField
          label={text('payroll.lines')}
          value={columns.lines}
          onChange={({ target }) => change({ lines: target.value === 'day' ? 'day' : 'person' })}
        >
          <option value="person">{text('payroll.lines-person')}</option>
          <option value="day">{text('payroll.lines-day')}</option>
        </SelectField>
        {payroll ? null : (
          <SelectField
            label={text('payroll.hours')}
            value={columns.hours}
            onChange={({ target }) =>
              change({ hours: target.value === 'clock' ? 'clock' : 'decimal' })
            }
          >
            <option value="decimal">{text('payroll.hours-decimal')}</option>
            <option value="clock">{text('payroll.hours-clock')}</option>
          </SelectField>
        )}
        {format === 'csv' || format === 'sage' ? (
          <SelectField
            label={text('payroll.separator')}
            value={columns.separator}
            onChange={({ target: { value } }) =>
              change({ separator: value === ',' || value === '\t' ? value : ';' })
            }
          >
            <option value=";">{text('payroll.separator-semicolon')}</option>
            <option value=",">{text('payroll.separator-comma')}</option>
            <option value={'\t'}>{text('payroll.separator-tab')}</option>
          </SelectField>
        ) : null}
      </Pair>
      <ColumnList
        format={format}
        columns={columns.columns}
        wrong={wrong('columns') ?? wrong('codes')}
        onChange={(next) => change({ columns: next })}
      />
      {columns.columns.length === 0 || faults.includes('header') ? null : (
        <ExportPreviewTable definition={{ format, columns }} span={span} />
      )}
    </DialogForm>
  );
}
