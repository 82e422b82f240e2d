import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const apps = [
  { folder: 'kiosk', pages: 'tablet’s' },
  { folder: 'portal', pages: 'portal’s' },
];

for (const { folder, pages } of apps) {
  const app = new URL(`../${folder}/`, import.meta.url);
  const built = existsSync(new URL('dist/index.html', app));
  if (built && process.argv.includes('--if-missing')) {
    console.log(`The ${pages} pages are already built (npm run build makes them anew).`);
  } else {
    await build({ root: fileURLToPath(app), logLevel: 'warn' });
    console.log(`Built the ${pages} pages into ${folder}/dist.`);
  }
}
