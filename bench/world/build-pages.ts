import { fileURLToPath } from 'node:url';
import { readdirSync } from 'node:fs';
import { build } from 'vite';

const pages = fileURLToPath(new URL('../pages/', import.meta.url));

/**
 * Builds every page of bench/pages with production settings. They import the product's modules and are
 * part of no product bundle.
 *
 * @param folder where the built files go; served under any path
 */
export async function buildPages(folder: string): Promise<void> {
  const entries = readdirSync(pages).filter((name) => name.endsWith('.html'));
  await build({
    root: pages,
    base: './',
    configFile: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    define: { __APP_VERSION__: JSON.stringify('bench') },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: entries.map((name) => `${pages}${name}`) },
    },
  });
}
