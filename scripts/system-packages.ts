import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Runs a command to its end and shows what it prints. */
export function runShown(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Installs packages of a Debian or Ubuntu. False: this is none, we are not root, or it did not work. */
export function installPackages(missing: string, ...packages: string[]): boolean {
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`No ${missing} found: installing it (apt-get install ${packages.join(' ')}).`);
  return (
    runShown('apt-get', ['update']) &&
    runShown('apt-get', ['install', '-y', '--no-install-recommends', ...packages])
  );
}
