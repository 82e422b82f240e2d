import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake, { type Paper } from 'pdfmake';

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
pdfmake.setFonts({ Roboto: faces });
// A page is made of what it is given: it fetches nothing, and reads nothing but its letters.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values(faces).includes(path));

/** A document as PDF, with a typeface whose figures stand under each other. */
export async function renderPdf(document: Paper): Promise<Buffer> {
  return pdfmake
    .createPdf({ defaultStyle: { font: 'Roboto', fontSize: 9 }, ...document })
    .getBuffer();
}
