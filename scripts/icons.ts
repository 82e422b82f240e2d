/** Draws the PNG icons of the tablet's application from `kiosk/public/icon.svg`: `node scripts/icons.ts`. */
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { launchOptions } from './browser.ts';

const folder = new URL('../kiosk/public/', import.meta.url);
const svg = readFileSync(new URL('icon.svg', folder), 'utf8');

/** Maskable icons are cut to any shape: the drawing keeps to the middle and the ground fills the rest. */
const icons = [
  { file: 'icon-192.png', size: 192, maskable: false },
  { file: 'icon-512.png', size: 512, maskable: false },
  { file: 'icon-maskable-512.png', size: 512, maskable: true },
  { file: 'apple-touch-icon.png', size: 180, maskable: true },
];

const browser = await chromium.launch(launchOptions());
try {
  for (const { file, size, maskable } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const drawn = maskable ? svg.replace('rx="112"', '') : svg;
    const inner = maskable ? '84%' : '100%';
    await page.setContent(
      `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${maskable ? '#10382d' : 'transparent'}">` +
        `<div style="width:${inner};height:${inner};display:grid">${drawn}</div></body>`,
    );
    await page.screenshot({ path: new URL(file, folder).pathname, omitBackground: !maskable });
    await page.close();
  }
} finally {
  await browser.close();
}
