import type { Language } from '@comptoir/shared/establishments/languages';
import { writeDate } from '@comptoir/shared/employees/export-words';
import { inspectionHeader } from '@comptoir/shared/timesheets/exports/inspection';
import type { Paper, TableCell } from 'pdfmake';

/** Lines of one PDF: it is laid out as a whole. More are for CSV, which is streamed. */
export const paperLimit = 4_000;

const line = '#d8d2ca';

const words: Record<Language, { title: string; of: (from: string, to: string) => string }> = {
  fr: { title: 'Relevé des heures de travail', of: (from, to) => `du ${from} au ${to}` },
  en: { title: 'Record of working hours', of: (from, to) => `from ${from} to ${to}` },
};

/** The inspection export on A4 (D3171-8), landscape, the header on every page. */
export function inspectionPaper(
  rows: readonly (readonly string[])[],
  of: { place: string; from: string; to: string; language: Language; now: number },
): Paper {
  const { title, of: span } = words[of.language];
  const header = inspectionHeader(of.language);
  const dates = span(writeDate(of.from, of.language), writeDate(of.to, of.language));
  const cell = (text: string, bold = false): TableCell => ({ text, bold, fontSize: 7 });
  return {
    info: { title: `${title} · ${of.place}`, creationDate: new Date(of.now) },
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [28, 28, 28, 36],
    content: [
      { text: title, fontSize: 15, bold: true },
      { text: `${of.place} · ${dates} · D3171-8`, margin: [0, 0, 0, 10] },
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: [82, 44, 46, 30, 30, 80, 40, 40, 38, 40, 70, '*'],
          body: [
            header.map((text) => cell(text, true)),
            ...rows.map((row) => row.map((text) => cell(text))),
          ],
        },
        layout: {
          hLineColor: () => line,
          hLineWidth: () => 0.5,
          vLineWidth: () => 0,
        },
      },
    ],
    footer: (page, pages) => ({
      text: `${of.place} · ${dates} · ${page}/${pages}`,
      alignment: 'right',
      fontSize: 7,
      margin: [28, 8, 28, 0],
    }),
  };
}
