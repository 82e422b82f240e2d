import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const shortcutIcons = [{ src: '/portal/icon-192.png', sizes: '192x192', type: 'image/png' }];

export default defineConfig({
  root: import.meta.dirname,
  base: '/portal/',
  define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify(version) },
  build: {
    outDir: 'dist',
    target: ['chrome120', 'safari17.4'],
    // The page's policy allows files of this origin and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What several rooms need comes in two files, not in forty of a few lines.
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 100 },
            { name: 'controls', test: /node_modules/, minShareCount: 3, priority: 90 },
            { name: 'common', test: /(?:portal|ui|shared)\/src\//, minShareCount: 3, priority: 80 },
          ],
        },
      },
    },
  },
  plugins: [
    react(),
    VitePWA({
      strategies: 'generateSW',
      registerType: 'autoUpdate',
      // src/platform/shell-worker.ts registers it.
      injectRegister: false,
      includeAssets: [],
      manifest: {
        id: '/portal/',
        name: 'Comptoir',
        short_name: 'Comptoir',
        description: 'Votre planning, vos heures et vos demandes.',
        lang: 'fr',
        dir: 'ltr',
        start_url: '/portal/',
        scope: '/portal/',
        display: 'standalone',
        orientation: 'any',
        background_color: '#f5f1e7',
        theme_color: '#10382d',
        categories: ['business', 'productivity'],
        shortcuts: [
          { name: 'Mon planning', url: '/portal/schedule', icons: shortcutIcons },
          { name: 'Mes demandes', url: '/portal/schedule/requests', icons: shortcutIcons },
          { name: 'Mes heures', url: '/portal/hours', icons: shortcutIcons },
        ],
        icons: [
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          {
            src: 'icon-maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,woff2,svg,png}'],
        maximumFileSizeToCacheInBytes: 2 * 1024 * 1024,
        // Only the pages themselves; what the API says is never answered from here.
        navigateFallback: '/portal/index.html',
        navigateFallbackAllowlist: [/^\/portal(\/[^.]*)?$/],
        navigateFallbackDenylist: [/^\/api\//],
        // What a push shows and where a touch on it leads: a file of its own beside the generated worker.
        importScripts: ['push-worker.js'],
        runtimeCaching: [],
        cleanupOutdatedCaches: true,
        sourcemap: false,
      },
    }),
  ],
});
