import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const kiosk = new URL('../kiosk/', import.meta.url);
const built = existsSync(new URL('dist/index.html', kiosk));

if (built && process.argv.includes('--if-missing')) {
  console.log('The tablet’s pages are already built (npm run build makes them anew).');
} else {
  await build({ root: fileURLToPath(kiosk), logLevel: 'warn' });
  console.log('Built the tablet’s pages into kiosk/dist.');
}
