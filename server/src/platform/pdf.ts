import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Paper } from 'pdfmake';

const folder = join(
  dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
  'fonts/Roboto',
);
const faces = {
  normal: join(folder, 'Roboto-Regular.ttf'),
  bold: join(folder, 'Roboto-Medium.ttf'),
  italics: join(folder, 'Roboto-Italic.ttf'),
  bolditalics: join(folder, 'Roboto-MediumItalic.ttf'),
};
/** Loaded with the first paper: it is a tenth of what starting the server would read. */
async function loadPdfmake() {
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts({ Roboto: faces });
  // A page is made of what it is given: it fetches nothing, and reads nothing but its letters.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values(faces).includes(path));
  return pdfmake;
}

/** A document as PDF, with a typeface whose figures stand under each other. */
export async function renderPdf(document: Paper): Promise<Buffer> {
  const pdfmake = await loadPdfmake();
  return pdfmake
    .createPdf({ defaultStyle: { font: 'Roboto', fontSize: 9 }, ...document })
    .getBuffer();
}
