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

/** Read with the first page that is asked for: a server that starts does not wait for it. */
let printer: ReturnType<typeof openPrinter> | null = null;
async function openPrinter() {
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts({ Roboto: faces });
  // A page is made of what it is given: it fetches nothing, and reads nothing but its letters.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values(faces).includes(path));
  return pdfmake;
}

/** A document as PDF, with a typeface whose figures stand under each other. */
export async function renderPdf(document: Paper): Promise<Buffer> {
  const pdfmake = await (printer ??= openPrinter());
  return pdfmake
    .createPdf({ defaultStyle: { font: 'Roboto', fontSize: 9 }, ...document })
    .getBuffer();
}
