import type { Language } from '@comptoir/shared/establishments/languages';
import { weekNumber } from '@comptoir/shared/planning/week-number';
import type { Content, Paper } from 'pdfmake';
import { renderPdf } from '../../platform/pdf.ts';
import type { PaperWeek } from './week.ts';
import { type Fit, leastHeight, weekTable } from './week-table.ts';
import { type PlanWords, locales, planWords } from './words.ts';

const ink = '#141210';
const soft = '#57514a';

/** The largest first. The times are read from a metre away down to the last one, which is never undercut. */
const fits: readonly Fit[] = [
  { size: 15, dense: false },
  { size: 13, dense: false },
  { size: 12, dense: true },
  { size: 11, dense: true },
];

/** Points of a page below its header. */
const roomForRows = 595 - 62 - 14 - 20;

/**
 * The week on A4, as large as one page has room for; what does not fit at the smallest size goes on further pages, and says so
 * (spec PLAN-78).
 */
export async function renderWeek(
  week: PaperWeek,
  language: Language,
): Promise<{ bytes: Buffer; pages: number; size: number }> {
  for (const one of fits) {
    if (one !== fits.at(-1) && leastHeight(week, one) > roomForRows) continue;
    const made = { pages: 1 };
    const bytes = await renderPdf(weekPaper(week, { language, fit: one, made }));
    if (made.pages === 1 || one === fits.at(-1)) {
      return { bytes, pages: made.pages, size: one.size };
    }
  }
  throw new Error('No size of a paper was tried.');
}

/** @param of `made`: is told how many pages there are */
function weekPaper(
  week: PaperWeek,
  of: { language: Language; fit: Fit; made: { pages: number } },
): Paper {
  const words = planWords[of.language];
  const number = weekNumber(week.days[0]?.date ?? '');
  const title = `${week.store} · ${words.week(number)}`;
  const rows = week.groups.flatMap(({ rows: some }) => some).length + (week.open ? 1 : 0);
  return {
    info: { title },
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [24, 62, 24, 14],
    defaultStyle: { font: 'Roboto', fontSize: of.fit.size, color: ink },
    ...(week.draftAt === null
      ? {}
      : { watermark: { text: words.draft, color: ink, opacity: 0.12, bold: true, angle: -32 } }),
    header: (page, pages) => {
      of.made.pages = pages;
      return head(week, { words, number, page, pages, language: of.language });
    },
    content: [
      rows === 0
        ? {
            text: week.draftAt === null ? words.nothing : words.nothingDrafted,
            ...{ fontSize: 16, margin: [0, 60, 0, 0], alignment: 'center' },
          }
        : weekTable(week, words, of),
      ...(week.off.length === 0
        ? []
        : [
            {
              text: words.off(week.off.join(', ')),
              ...{ fontSize: 9, color: soft, margin: [0, 4, 0, 0] },
            } satisfies Content,
          ]),
    ],
  };
}

function head(
  week: PaperWeek,
  of: { words: PlanWords; number: number; page: number; pages: number; language: Language },
): Content {
  const { words, page, pages, language } = of;
  const at = (ms: number) => momentIn(ms, week.zone, language);
  const { publication, draftAt } = week;
  const told = [
    draftAt !== null
      ? words.drafted(at(draftAt))
      : publication === null
        ? words.unpublished
        : words.version(publication.version, at(publication.at)),
    draftAt === null && publication?.updatedAt ? words.updated(at(publication.updatedAt)) : '',
    pages > 1 ? `${words.pages(pages)} · ${words.page(page, pages)}` : '',
  ].filter((text) => text !== '');
  const span = spanIn(week.days[0]?.date ?? '', week.days[6]?.date ?? '', language);
  return {
    margin: [24, 15, 24, 0],
    columns: [
      {
        stack: [
          { text: `${words.week(of.number)} · ${span}`, fontSize: 20, bold: true },
          { text: [week.store, week.team].filter(Boolean).join(' · '), fontSize: 12, color: soft },
        ],
        width: '*',
      },
      {
        stack: told.map((text, line) => ({ text, bold: line === 0 })),
        ...{ fontSize: 10, alignment: 'right', width: 250, margin: [0, 5, 0, 0] },
      },
    ],
  };
}

function momentIn(at: number, timeZone: string, language: Language): string {
  const format = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  return new Intl.DateTimeFormat(locales[language], { ...format, timeZone }).format(at);
}

/** `23–29 novembre 2026` */
function spanIn(from: string, to: string, language: Language): string {
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const write = new Intl.DateTimeFormat(locales[language], format);
  return write.formatRange(Date.parse(from), Date.parse(to));
}
