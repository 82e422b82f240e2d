/** Draws the PNG icons of tablet and portal, each from its `public/icon.svg`: `node scripts/icons.ts [kiosk | portal]`. */
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { launchOptions } from './browser.ts';

/** The portal's is paper with ink, so that a phone with both tells them apart. */
const apps = [
  { name: 'kiosk', ground: '#10382d' },
  { name: 'portal', ground: '#f5f1e7' },
];

/** Maskable icons are cut to any shape: the drawing keeps to the middle and the ground fills the rest. */
const icons = [
  { file: 'icon-192.png', size: 192, maskable: false },
  { file: 'icon-512.png', size: 512, maskable: false },
  { file: 'icon-maskable-512.png', size: 512, maskable: true },
  { file: 'apple-touch-icon.png', size: 180, maskable: true },
];

const wanted = process.argv[2];
const browser = await chromium.launch(launchOptions());
try {
  for (const { name, ground } of apps) {
    if (wanted !== undefined && wanted !== name) continue;
    const folder = new URL(`../${name}/public/`, import.meta.url);
    const svg = readFileSync(new URL('icon.svg', folder), 'utf8');
    for (const { file, size, maskable } of icons) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      const drawn = maskable ? svg.replace('rx="112"', '') : svg;
      const inner = maskable ? '84%' : '100%';
      await page.setContent(
        `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${maskable ? ground : 'transparent'}">` +
          `<div style="width:${inner};height:${inner};display:grid">${drawn}</div></body>`,
      );
      await page.screenshot({ path: new URL(file, folder).pathname, omitBackground: !maskable });
      await page.close();
    }
  }
} finally {
  await browser.close();
}
